package io.openspeak.bench.load.voice;

/** What carries the voice streams of a crowd. */
enum VoiceTransport {
    GRPC,
    WEBSOCKET
}

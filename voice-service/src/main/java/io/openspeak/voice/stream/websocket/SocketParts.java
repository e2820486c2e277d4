package io.openspeak.voice.stream.websocket;

import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.websocket.Admission;
import io.openspeak.voice.stream.VoiceStreams;
import java.time.Clock;

/** What the WebSockets of a pod have in common. */
record SocketParts(
        VoiceStreams streams,
        TokenVerifier verifier,
        Admission admission,
        VoiceSocketSettings limits,
        SocketMetrics metrics,
        Clock clock) {}

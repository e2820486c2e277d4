package io.openspeak.voice.voiceping.domain;

import java.nio.charset.StandardCharsets;

/** What a VoicePing message carries: any MessagePack value, passed on as it was packed. */
public sealed interface Payload {

    /** Nil, or left out. */
    Payload NOTHING = new Nothing();

    /** Nil, or left out. */
    record Nothing() implements Payload {}

    /** A text. Clients older than MessagePack's binary format put audio into it, too: so it is bytes. */
    record Text(byte[] bytes) implements Payload {

        /** As text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Bytes. */
    record Binary(byte[] bytes) implements Payload {}

    /** Anything else, packed. */
    record Packed(byte[] value) implements Payload {}

    /** A text. */
    static Payload text(String text) {
        return new Text(text.getBytes(StandardCharsets.UTF_8));
    }
}

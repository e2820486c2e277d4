package io.openspeak.channel.grpc;

import io.openspeak.platform.redis.log.LogPosition;

/** The text of the position that was told last: a change is told to many readers with the same one. */
final class EncodedPositions {

    private volatile Encoded last = new Encoded(LogPosition.NOWHERE, LogPosition.NOWHERE.encode());

    private record Encoded(LogPosition position, String text) {}

    @SuppressWarnings("ReferenceEquality") // The same object is what is meant: comparing costs as much as encoding.
    String text(LogPosition position) {
        Encoded known = last;
        if (known.position() == position) {
            return known.text();
        }
        String text = position.encode();
        last = new Encoded(position, text);
        return text;
    }
}

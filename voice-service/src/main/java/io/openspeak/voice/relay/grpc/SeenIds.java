package io.openspeak.voice.relay.grpc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids that came on a stream of late, found by their bytes: frame after frame names the same few. Used by one thread. */
final class SeenIds<T> {

    private static final int SLOTS = 256;

    private final Function<String, T> parse;
    private final @Nullable Seen<T>[] slots;

    private record Seen<T>(byte[] bytes, T id) {}

    @SuppressWarnings("unchecked")
    SeenIds(Function<String, T> parse) {
        this.parse = parse;
        slots = new Seen[SLOTS];
    }

    T of(byte[] message, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + message[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Seen<T> seen = slots[slot];
        if (seen != null && Arrays.equals(seen.bytes(), 0, seen.bytes().length, message, from, to)) {
            return seen.id();
        }
        byte[] bytes = Arrays.copyOfRange(message, from, to);
        T id = parse.apply(new String(bytes, StandardCharsets.UTF_8));
        slots[slot] = new Seen<>(bytes, id);
        return id;
    }
}

package io.openspeak.voice.routing.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A frame as the bytes that go to every listener, made once; the Opus packet is at their end. What other protocols make of it is
 * made once, too, when the first listener needs it.
 */
public final class EncodedFrame {

    private final byte[] bytes;
    private final int opusOffset;
    private volatile @Nullable Object translated;

    /** @param opusOffset where the Opus packet begins, which reaches to the end */
    public EncodedFrame(byte[] bytes, int opusOffset) {
        this.bytes = bytes;
        this.opusOffset = opusOffset;
    }

    /** The bytes, which nobody must change. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /** Where in the bytes the Opus packet begins. */
    public int opusOffset() {
        return opusOffset;
    }

    /** The frame in the one other protocol that there is; two threads may both make it, and get the same in content. */
    public <T> T translated(Class<T> type, Function<EncodedFrame, T> translation) {
        Object known = translated;
        if (known == null) {
            known = translation.apply(this);
            translated = known;
        }
        return type.cast(known);
    }
}

package io.openspeak.voice.routing.domain;

/**
 * Whether a connection speaks in a channel: from its first frame until half a second without one. It changes at most once a second,
 * so that a cough every 600 ms does not fill the log. Lives on one lane; times are {@link Ticker} times.
 */
final class Speech {

    private static final long SILENCE = 500_000_000L;
    private static final long BETWEEN_CHANGES = 1_000_000_000L;

    private boolean begun;
    private boolean speaking;
    private long lastFrameAt;
    private long changedAt;

    /** A frame was heard. */
    void frame(long now) {
        begun = true;
        lastFrameAt = now;
    }

    /** True if it began or ended since this was asked last, and that may be told now. */
    boolean changes(long now) {
        boolean speaks = begun && now - lastFrameAt <= SILENCE;
        if (speaks == speaking || (changedAt != 0 && now - changedAt < BETWEEN_CHANGES)) {
            return false;
        }
        speaking = speaks;
        changedAt = now;
        return true;
    }

    /** It ends with its connection; true if that is a change. */
    boolean ends() {
        boolean spoke = speaking;
        speaking = false;
        begun = false;
        return spoke;
    }

    /** What was told last. */
    boolean isSpeaking() {
        return speaking;
    }
}

package io.openspeak.voice.routing.domain;

/**
 * Whether a connection speaks in a channel: from its first frame until half a second without one. It changes at most once a second,
 * so that a cough every 600 ms does not fill the log, and long speech is told of again and again: who is told of no more, since its
 * pod is gone, has stopped. Lives on one lane; times are {@link Ticker} times.
 */
final class Speech {

    private static final long SILENCE = 500_000_000L;
    private static final long BETWEEN_CHANGES = 1_000_000_000L;
    private static final long AGAIN = 10_000_000_000L;

    private boolean begun;
    private boolean speaking;
    private long lastFrameAt;
    private long toldAt;

    /** A frame was heard. */
    void frame(long now) {
        begun = true;
        lastFrameAt = now;
    }

    /** True if it is to be told now: it began or ended since it was told last, or goes on for long. */
    boolean due(long now) {
        boolean speaks = begun && now - lastFrameAt <= SILENCE;
        long since = now - toldAt;
        boolean due = speaks == speaking ? speaks && since >= AGAIN : toldAt == 0 || since >= BETWEEN_CHANGES;
        if (due) {
            speaking = speaks;
            toldAt = now;
        }
        return due;
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

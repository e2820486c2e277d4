package io.openspeak.voice.loop;

/** One stream's access to its connection's {@link Backlog}: streams that wait for it take turns. Used on the connection's event loop. */
public final class Turn {

    private final Backlog backlog;
    private final Runnable ready;
    private boolean waits;
    private boolean mine;

    /** @param ready what to do when the connection takes more, after it did not */
    Turn(Backlog backlog, Runnable ready) {
        this.backlog = backlog;
        this.ready = ready;
    }

    /** True if this stream may write now; if not, it is told when it may. */
    public boolean takesMore() {
        if ((mine || backlog.isFree()) && backlog.takesMore()) {
            return true;
        }
        if (!waits) {
            waits = true;
            backlog.await(this::come);
        }
        return false;
    }

    /** Takes note of bytes that the stream writes. */
    public void wrote(int bytes) {
        backlog.wrote(bytes);
    }

    /** So many bytes at a time are enough for a connection that does not keep up. */
    public int portion() {
        return backlog.most();
    }

    private void come() {
        waits = false;
        mine = true;
        try {
            ready.run();
        } finally {
            mine = false;
        }
    }
}

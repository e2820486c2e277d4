package io.openspeak.platform.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections of one event loop that were written to and are to be flushed: one after the other, once what else waited to be written is.
 * What is told to many so leaves in one run of system calls; its receivers are busy by then, and need not be woken for each.
 */
final class Flushes {

    /** So many are flushed at the latest, lest the first wait for too long. */
    private static final int MOST = 256;

    private static final FastThreadLocal<Flushes> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected Flushes initialValue() {
            return new Flushes();
        }
    };

    private final List<ChannelHandlerContext> written = new ArrayList<>();
    private final Runnable flush = this::flush;
    private boolean flushing;

    /** Flushes the connection soon; on its event loop. */
    static void soon(ChannelHandlerContext wire) {
        OF_LOOP.get().add(wire);
    }

    private void add(ChannelHandlerContext wire) {
        written.add(wire);
        if (written.size() == 1) {
            wire.executor().execute(flush);
        } else if (written.size() >= MOST) {
            flush();
        }
    }

    /** What is written meanwhile, since a connection takes more or breaks, is flushed with the rest. */
    private void flush() {
        if (flushing) {
            return;
        }
        flushing = true;
        try {
            for (int at = 0; at < written.size(); at++) {
                written.get(at).flush();
            }
        } finally {
            written.clear();
            flushing = false;
        }
    }
}

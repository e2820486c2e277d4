package io.openspeak.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports of loopback, below the range that systems take outgoing connections' ports from: a server that is stopped for a while finds its
 * own one free when it starts again.
 */
public final class FreePorts {

    private static final int FIRST = 10_000;
    private static final int LAST = 19_999;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** One of them. */
    public static int one() {
        return withAnother(0);
    }

    /** One where that which lies so far above it is free, too. */
    static int withAnother(int above) {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST + 1))
                .limit(TRIES)
                .filter(port -> isFree(port) && (above == 0 || isFree(port + above)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + FIRST + " to " + LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

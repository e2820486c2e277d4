package io.openspeak.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Knows which ports of this machine's loopback address are free. */
public final class Ports {

    /** Below the range that systems take outgoing connections' ports from, so that none is snatched before its use. */
    private static final int FIRST = 20_000;

    private static final int LAST = 31_999;

    private Ports() {}

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Different free ports, from a random place on, so that installations that start together rarely meet. */
    public static List<Integer> free(int count) {
        int start = ThreadLocalRandom.current().nextInt(FIRST, LAST - 10 * count);
        List<Integer> ports = IntStream.rangeClosed(start, LAST)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (ports.size() < count) {
            throw new StartFailure("Fewer than " + count + " ports are free between " + start + " and " + LAST + ".");
        }
        return ports;
    }
}

package io.openspeak.voice.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between clients and the service: a TCP proxy that lets so many bits a second through to each client, or swallows everything
 * while both ends think that it arrives. One that is to be slow holds next to nothing itself: its receive buffer is the smallest that
 * there is (about 1 kB), until it is fast again: then the kernel would drop what a late thread does not fetch at once.
 */
public final class Link implements AutoCloseable {

    private static final int SMALLEST = 1;
    private static final int AMPLE = 64 * 1024;
    /** A packet: what comes through at once while it is slow. */
    private static final int PACKET = 160;
    /** What a late thread may catch up with. */
    private static final long CATCH_UP_NANOS = 50_000_000;

    private static final int UNBOUND = Integer.MAX_VALUE;

    private final int service;
    private final int receiveBuffer;
    private final ServerSocket listener;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<Socket> onwards = ConcurrentHashMap.newKeySet();
    private final NavigableMap<Long, Long> passed = new ConcurrentSkipListMap<>();
    private volatile int bitsPerSecond = UNBOUND;
    private volatile boolean swallows;

    private Link(int service, int receiveBuffer, ServerSocket listener) {
        this.service = service;
        this.receiveBuffer = receiveBuffer;
        this.listener = listener;
    }

    /** As fast as the machine. */
    public static Link fast(int service) {
        return to(service, AMPLE);
    }

    /** One that can be throttled. */
    public static Link slow(int service) {
        return to(service, SMALLEST);
    }

    private static Link to(int service, int receiveBuffer) {
        try {
            Link link = new Link(service, receiveBuffer, new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("link").start(link::accept);
            return link;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on so much comes through to each client. */
    public void throttle(int bits) {
        bitsPerSecond = bits;
    }

    /**
     * How long the link was in use between two times, which are milliseconds of the wall clock, if it was slow: what came through to the
     * one client, at the rate that it has. Not in it is how long nothing came: while this machine stood still, or TCP waited to send
     * again what did not fit into the small receive buffer.
     */
    public long millisInUse(long from, long to, int bits) {
        return (passedUntil(to) - passedUntil(from)) * 8_000 / bits;
    }

    private long passedUntil(long time) {
        Map.Entry<Long, Long> last = passed.floorEntry(time);
        return last == null ? 0 : last.getValue();
    }

    /** From now on everything comes through at once. */
    public void unthrottle() {
        bitsPerSecond = UNBOUND;
        for (Socket onward : onwards) {
            try {
                onward.setReceiveBufferSize(AMPLE);
            } catch (IOException gone) {
                onwards.remove(onward);
            }
        }
    }

    /** From now on nothing comes through either way, and nobody is told. */
    public void swallow() {
        swallows = true;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket onward = new Socket();
                clients.add(client);
                onwards.add(onward);
                client.setTcpNoDelay(true);
                onward.setTcpNoDelay(true);
                onward.setReceiveBufferSize(receiveBuffer);
                onward.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service));
                start("link-up", () -> pass(client.getInputStream(), onward.getOutputStream(), false), client, onward);
                start("link-down", () -> pass(onward.getInputStream(), client.getOutputStream(), true), client, onward);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Passing {

        void run() throws IOException;
    }

    private void start(String name, Passing passing, Socket... ends) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                passing.run();
            } catch (IOException broken) {
                // One end is gone, and so is the other, if it may know.
            }
            if (!swallows) {
                for (Socket end : ends) {
                    closeQuietly(end);
                }
            }
        });
    }

    private void pass(InputStream from, OutputStream to, boolean throttled) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long free = System.nanoTime();
        while (true) {
            boolean slow = throttled && bitsPerSecond != UNBOUND;
            int read = from.read(buffer, 0, slow ? PACKET : buffer.length);
            if (read < 0) {
                return;
            }
            if (slow) {
                free = Math.max(free, System.nanoTime() - CATCH_UP_NANOS) + read * 8_000_000_000L / bitsPerSecond;
                for (long wait = free - System.nanoTime(); wait > 0; wait = free - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
            }
            if (!swallows) {
                to.write(buffer, 0, read);
                if (slow) {
                    passed.merge(System.currentTimeMillis(), passedUntil(Long.MAX_VALUE) + read, Math::max);
                }
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        clients.forEach(Link::closeQuietly);
        onwards.forEach(Link::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception alreadyGone) {
            return;
        }
    }
}

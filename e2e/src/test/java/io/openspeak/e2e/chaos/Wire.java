package io.openspeak.e2e.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP proxy before a pod that can reset its connections, or let nothing through for a while. */
final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2000;

    private final int target;
    private final ServerSocket listener;
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition speaks = lock.newCondition();
    private volatile boolean silent;
    private volatile boolean shut;

    Wire(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("wire-" + target).start(this::accept);
    }

    /** Where clients connect. */
    int port() {
        return listener.getLocalPort();
    }

    /** Resets some of the connections: a share from 0 to 1. */
    void reset(double share, Random random) {
        open.stream().filter(pair -> random.nextDouble() < share).forEach(Pair::reset);
    }

    /** Refuses new connections, as whoever spreads clients over pods does while a pod is not ready. */
    void shut() {
        shut = true;
    }

    /** Takes new connections again. */
    void open() {
        shut = false;
    }

    /** Lets nothing through, and tells nobody. */
    void fallSilent() {
        silent = true;
    }

    /** Lets everything through again, what waited too. */
    void speak() {
        lock.lock();
        try {
            silent = false;
            speaks.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (shut) {
                    dropUnsent(client);
                    closeQuietly(client);
                    continue;
                }
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket pod = new Socket();
        Pair pair = new Pair(client, pod);
        open.add(pair);
        try {
            awaitSpeech();
            pod.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            pod.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(pair, client, pod));
            pump(pair, pod, client);
        } catch (IOException | InterruptedException refused) {
            pair.reset();
        }
    }

    private void pump(Pair pair, Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            for (int read = from.getInputStream().read(buffer); read >= 0; ) {
                awaitSpeech();
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
            pair.close();
        } catch (IOException | InterruptedException broken) {
            pair.reset();
        }
    }

    private void awaitSpeech() throws InterruptedException {
        if (silent) {
            lock.lock();
            try {
                while (silent) {
                    speaks.await();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        speak();
        open.forEach(Pair::reset);
    }

    /** A client's connection and the one to the pod that continues it. */
    private final class Pair {

        private final Socket client;
        private final Socket pod;

        Pair(Socket client, Socket pod) {
            this.client = client;
            this.pod = pod;
        }

        /** Closing without lingering is a reset (RST) on the wire. */
        void reset() {
            dropUnsent(client);
            dropUnsent(pod);
            close();
        }

        void close() {
            open.remove(this);
            closeQuietly(client);
            closeQuietly(pod);
        }
    }

    private static void dropUnsent(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException ended) {
            return;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ended) {
            return;
        }
    }
}

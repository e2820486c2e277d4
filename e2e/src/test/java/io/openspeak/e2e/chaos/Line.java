package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceStub;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of a client to a pod. */
final class Line {

    private final int pod;
    private final int port;
    private final Instant asked;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Instant heard;
    private volatile boolean welcomed;
    private Runnable end = () -> {};
    private boolean cut;

    Line(int pod, Wire wire, Instant now) {
        this.pod = pod;
        port = wire.port();
        asked = now;
        heard = now;
    }

    /** Over a gRPC connection of its own. */
    PresenceServiceStub stub(CallCredentials credentials) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        endsBy(channel::shutdownNow);
        return PresenceServiceGrpc.newStub(channel).withCallCredentials(credentials);
    }

    int pod() {
        return pod;
    }

    /** Where to connect. */
    int port() {
        return port;
    }

    Instant asked() {
        return asked;
    }

    Instant heard() {
        return heard;
    }

    void heardAt(Instant now) {
        heard = now;
    }

    boolean welcomed() {
        return welcomed;
    }

    void welcome() {
        welcomed = true;
    }

    /** How to end the connection that carries it; at once if it was cut before that stood. */
    synchronized void endsBy(Runnable how) {
        end = how;
        if (cut) {
            how.run();
        }
    }

    /** As the end of the client's process does. */
    synchronized void cut() {
        cut = true;
        end.run();
    }

    /** The other side ended it, or it broke. */
    void over() {
        over.countDown();
    }

    /** False if the other side did not end it in time. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return "pod " + pod + (welcomed ? ", heard " : ", not welcomed, asked ") + (welcomed ? heard : asked);
    }
}

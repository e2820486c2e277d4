package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceStub;
import java.time.Instant;

/** One connection of a client to a pod. */
final class Line {

    private final int pod;
    private final Instant asked;
    private final ManagedChannel channel;
    private volatile Instant heard;
    private volatile boolean welcomed;

    Line(int pod, Wire wire, Instant now) {
        this.pod = pod;
        asked = now;
        heard = now;
        channel = NettyChannelBuilder.forAddress("127.0.0.1", wire.port())
                .usePlaintext()
                .build();
    }

    PresenceServiceStub stub(CallCredentials credentials) {
        return PresenceServiceGrpc.newStub(channel).withCallCredentials(credentials);
    }

    int pod() {
        return pod;
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

    /** As the end of the client's process does. */
    void cut() {
        channel.shutdownNow();
    }

    @Override
    public String toString() {
        return "pod " + pod + (welcomed ? ", heard " : ", not welcomed, asked ") + (welcomed ? heard : asked);
    }
}

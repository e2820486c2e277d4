package io.openspeak.bench.load.presence;

import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.openspeak.bench.load.rate.Answer;
import io.openspeak.bench.load.rate.Calls;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.rate.OpenLoop;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.call.TransportSecurity;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceStub;
import io.openspeak.presence.v1.ReportActivityRequest;
import java.util.List;
import java.util.stream.IntStream;

/** Heartbeats at a rate, over both protocols. */
final class Beats {

    private static final int MOST_REPORTERS = 200;
    private static final int CONNECTIONS = 8;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final PresencePlan plan;
    private final OpenLoop loop;
    private final ClosedLoop opening;

    Beats(PresencePlan plan, OpenLoop loop, ClosedLoop opening) {
        this.plan = plan;
        this.loop = loop;
        this.opening = opening;
    }

    /** Of connections, by turns. */
    Step pings(Crowd crowd) throws InterruptedException {
        return run(
                "ping, WebSocket",
                (number, outcome) -> crowd.get((int) (number % crowd.size())).ping(outcome));
    }

    /** Of people without a connection, who report that they are alive. */
    Step reports(Address service, Passes passes, List<String> people) throws InterruptedException {
        List<Connections> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(index -> Connections.withDirectCallbacks(new TransportSecurity.Plain()))
                .toList();
        try {
            List<PresenceServiceStub> reporters = IntStream.range(0, Math.min(MOST_REPORTERS, people.size()))
                    .mapToObj(index -> PresenceServiceGrpc.newStub(
                                    connections.get(index % CONNECTIONS).to(service))
                            .withInterceptors(bearer(passes.of(people.get(index)))))
                    .toList();
            ReportActivityRequest alive =
                    ReportActivityRequest.newBuilder().setDevice("reporter").build();
            Calls reports = (number, outcome) ->
                    reporters.get((int) (number % reporters.size())).reportActivity(alive, new Answer<>(outcome));
            // The first of each opens a session.
            opening.run(0, reporters.size(), reports);
            return run("ReportActivity, gRPC", reports);
        } finally {
            connections.forEach(Connections::cut);
        }
    }

    private Step run(String name, Calls beats) throws InterruptedException {
        if (plan.warmUp().isPositive()) {
            loop.run(name, plan.heartbeats(), plan.warmUp(), beats);
        }
        return loop.run(name, plan.heartbeats(), plan.measured(), beats);
    }

    private static ClientInterceptor bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }
}

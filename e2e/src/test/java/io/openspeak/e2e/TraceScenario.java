package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One trace id follows a request through the logs of every service that acts on it. */
class TraceScenario {

    @Test
    void traceIdOfAJoin_isInTheLogs_ofChannelAndPresence() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        try (TestUser alice = TestUser.online("alice")) {
            joinTraced(alice, trace);

            await().atMost(TestUser.PATIENCE).untilAsserted(() -> {
                assertThat(lines(Service.CHANNEL, trace))
                        .anyMatch(line -> line.contains("member_joined user_id=alice"));
                assertThat(lines(Service.PRESENCE, trace)).anyMatch(line -> line.contains("seat_taken user_id=alice"));
            });
        }
    }

    private static void joinTraced(TestUser user, String trace) {
        Metadata headers = new Metadata();
        headers.put(key("traceparent"), "00-" + trace + "-00f067aa0ba902b7-01");
        headers.put(key("authorization"), "Bearer " + user.client.me().accessToken());
        ServicePod pod = Installation.running().local().pod(Service.CHANNEL, 0);
        ManagedChannel connection = NettyChannelBuilder.forAddress("127.0.0.1", pod.port())
                .usePlaintext()
                .build();
        try {
            ChannelServiceGrpc.newBlockingStub(connection)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .joinChannel(JoinChannelRequest.newBuilder()
                            .setChannelId("general")
                            .setSessionId(user.session.id().value())
                            .build());
        } finally {
            connection.shutdownNow();
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static List<String> lines(Service service, String trace) {
        return Installation.running().local().pods(service).stream()
                .flatMap(pod -> {
                    try {
                        return Files.readAllLines(pod.logFile()).stream();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .filter(line -> line.contains("\"traceId\":\"" + trace + "\""))
                .toList();
    }
}

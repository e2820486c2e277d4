package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.MetadataUtils;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.GetPresenceRequest;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceBlockingStub;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.ReportActivityRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that only call ReportActivity now and then, and what becomes of them when they don't. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class SessionsWithoutStreamTest {

    @TestHTTPResource
    URL url;

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);

    private static String reports(PresenceServiceBlockingStub stub, String session, boolean active) {
        return stub.reportActivity(ReportActivityRequest.newBuilder()
                        .setSessionId(session)
                        .setDevice("mobile")
                        .setActive(active)
                        .build())
                .getSessionId();
    }

    private PresenceServiceBlockingStub stub(TestSession over) {
        return PresenceServiceGrpc.newBlockingStub(over.connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(TestSession.bearer(tokens.of(alice))));
    }

    @Test
    void firstReport_opensASession_andFurtherOnesKeepIt() {
        try (TestSession watching = TestSession.open(url.getPort(), tokens.of(bob), alice)) {
            PresenceServiceBlockingStub client = stub(watching);

            String first = reports(client, "", true);
            watching.await(
                    event -> event.getUserOnline().getPresence().getUserId().equals(alice));
            String again = reports(client, "", false);
            String byItsId = reports(client, first, true);

            assertThat(again).isEqualTo(first);
            assertThat(byItsId).isEqualTo(first);
            assertThat(client.getMyPresence(GetPresenceRequest.getDefaultInstance())
                            .getDevicesList())
                    .hasSize(1);
        }
    }

    @Test
    void silence_isReconnecting_thenOfflineOnce_andALateReportOpensItAgain() {
        try (TestSession watching = TestSession.open(url.getPort(), tokens.of(bob), alice)) {
            PresenceServiceBlockingStub client = stub(watching);
            String session = reports(client, "", true);

            watching.await(event -> event.getReconnecting().getUserId().equals(alice)
                    && event.getReconnecting().getReconnecting());
            watching.await(event -> event.getUserOffline().getUserId().equals(alice));
            String late = reports(client, session, true);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(watching.events().stream()
                                    .filter(PresenceEvent::hasUserOnline)
                                    .filter(event -> event.getUserOnline()
                                            .getPresence()
                                            .getUserId()
                                            .equals(alice)))
                            .hasSize(2));
            assertThat(late).isEqualTo(session);
            assertThat(watching.offlinesOf(alice)).isEqualTo(1);
            assertThat(client.getMyPresence(GetPresenceRequest.getDefaultInstance())
                            .getStatus())
                    .isEqualTo(PresenceStatus.PRESENCE_STATUS_ONLINE);
        }
    }
}

package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.presence.v1.EraseHistoryRequest;
import io.openspeak.presence.v1.HistoryEntry;
import io.openspeak.presence.v1.ListChannelVisitorsRequest;
import io.openspeak.presence.v1.ListPresenceHistoryRequest;
import io.openspeak.presence.v1.ListPresenceHistoryResponse;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceServiceGrpc.PresenceServiceBlockingStub;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class HistoryTest {

    @TestHTTPResource
    URL url;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Redis client;

    private final TestTokens tokens = TestTokens.trusted();
    private final String alice = "alice-" + UUID.randomUUID().toString().substring(0, 8);
    private final String bob = "bob-" + UUID.randomUUID().toString().substring(0, 8);
    private final String stage = "stage-" + UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private ManagedChannel connection;

    @BeforeEach
    void connect() {
        connection = GrpcUnderTest.connect();
    }

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    private PresenceServiceBlockingStub as(String user, String... roles) {
        return GrpcUnderTest.with(tokens.of(user, roles), PresenceServiceGrpc.newBlockingStub(connection));
    }

    private TestSession open(String user) {
        return TestSession.open(url.getPort(), tokens.of(user));
    }

    private static void claim(TestSession session, PresenceStatus status) {
        session.command(OpenSessionRequest.newBuilder()
                .setSetStatus(SetPresenceStatusRequest.newBuilder().setStatus(status)));
    }

    /** As channel-service tells of it. */
    private void sits(String user) {
        tell(ChannelFact.newBuilder()
                .setMemberJoined(Member.newBuilder().setUserId(user).setSeatOrder(1)));
    }

    private void leaves(String user) {
        tell(ChannelFact.newBuilder()
                .setMemberLeft(MemberLeft.newBuilder().setUserId(user).setSeatOrder(1)));
    }

    private void tell(ChannelFact.Builder fact) {
        PartitionedLog log = new PartitionedLog("channel", 16);
        new RedisCommands(client)
                .send(
                        Command.XADD,
                        FactEntry.arguments(
                                log.stream(log.partitionOf(stage)),
                                "test",
                                "channel.v1",
                                fact.setChannelId(stage).build().toByteArray()))
                .await()
                .indefinitely();
    }

    private List<HistoryEntry> history(String user) {
        return as(user).listPresenceHistory(ListPresenceHistoryRequest.getDefaultInstance())
                .getEntriesList();
    }

    private List<HistoryEntry> awaitHistory(String user, String... kinds) {
        await().untilAsserted(() -> assertThat(withoutSnapshots(history(user)))
                .extracting(HistoryEntry::getKind)
                .containsExactly(kinds));
        return withoutSnapshots(history(user));
    }

    /** A snapshot may be made at any time. */
    private static List<HistoryEntry> withoutSnapshots(List<HistoryEntry> entries) {
        return entries.stream()
                .filter(entry -> !entry.getKind().equals("snapshot"))
                .toList();
    }

    private List<String> visitors(long at) {
        return as("mod", "moderator")
                .listChannelVisitors(ListChannelVisitorsRequest.newBuilder()
                        .setChannelId(stage)
                        .setAt(at)
                        .build())
                .getUserIdsList();
    }

    private static String reason(Throwable failed) {
        return GrpcUnderTest.reason((StatusRuntimeException) failed);
    }

    @Test
    void aDay_isKept_andToldToItsUser() {
        try (TestSession session = open(alice)) {
            claim(session, PresenceStatus.PRESENCE_STATUS_AWAY);
            session.command(OpenSessionRequest.newBuilder()
                    .setSetMute(MuteCommand.newBuilder().setSpeakerMuted(true)));
            sits(alice);
            awaitHistory(alice, "login", "status", "activity", "channel");
            session.goodbye();
        }

        List<HistoryEntry> entries = awaitHistory(alice, "login", "status", "activity", "channel", "logout", "channel");

        HistoryEntry seated = entries.stream()
                .filter(entry -> entry.getKind().equals("channel"))
                .findFirst()
                .orElseThrow();
        assertThat(seated.getPresence().getUserId()).isEqualTo(alice);
        assertThat(seated.getPresence().getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_AWAY);
        assertThat(seated.getPresence().getCurrentChannelId()).isEqualTo(stage);
        assertThat(seated.getPresence().getIsSpeakerMuted()).isTrue();
        assertThat(seated.getPresence().getPlatform()).isEqualTo("linux");
        assertThat(entries.getLast().getPresence().getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_OFFLINE);
        assertThat(entries).isSortedAccordingTo((one, other) -> Long.compare(one.getAt(), other.getAt()));
    }

    @Test
    void rangeWithoutEntries_tellsThePresence_thatItFound() {
        try (TestSession session = open(alice)) {
            long login = awaitHistory(alice, "login").getFirst().getAt();

            List<HistoryEntry> entries = as(alice)
                    .listPresenceHistory(ListPresenceHistoryRequest.newBuilder()
                            .setFrom(login + 1)
                            .setUntil(login + 1)
                            .build())
                    .getEntriesList();

            assertThat(session.id()).isNotEmpty();
            assertThat(entries).hasSize(1);
            assertThat(entries.getFirst().getKind()).isEqualTo("snapshot");
            assertThat(entries.getFirst().getAt()).isEqualTo(login + 1);
            assertThat(entries.getFirst().getPresence().getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_ONLINE);
        }
    }

    @Test
    void pages_tellTheSame_asOneList() {
        try (TestSession session = open(alice)) {
            claim(session, PresenceStatus.PRESENCE_STATUS_AWAY);
            claim(session, PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB);
            session.goodbye();
        }
        List<HistoryEntry> whole = awaitHistory(alice, "login", "status", "status", "logout");

        for (int size = 1; size <= 3; size++) {
            assertThat(withoutSnapshots(paged(whole.getFirst().getAt(), size))).isEqualTo(whole);
            assertThat(withoutSnapshots(paged(whole.getFirst().getAt() + 1, size))
                            .getLast())
                    .isEqualTo(whole.getLast());
        }
    }

    private List<HistoryEntry> paged(long from, int size) {
        List<HistoryEntry> entries = new ArrayList<>();
        ListPresenceHistoryRequest.Builder request =
                ListPresenceHistoryRequest.newBuilder().setFrom(from).setPageSize(size);
        do {
            ListPresenceHistoryResponse page = as(alice).listPresenceHistory(request.build());
            assertThat(page.getEntriesCount()).isBetween(1, size);
            entries.addAll(page.getEntriesList());
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return entries;
    }

    @Test
    void invisibleUser_isSeen_byItselfAndModerators() {
        try (TestSession session = open(alice)) {
            sits(alice);
            awaitHistory(alice, "login", "channel");
            claim(session, PresenceStatus.PRESENCE_STATUS_INVISIBLE);
            List<HistoryEntry> own = awaitHistory(alice, "login", "channel", "status");

            List<HistoryEntry> moderators = as("mod", "moderator")
                    .listPresenceHistory(ListPresenceHistoryRequest.newBuilder()
                            .setUserId(alice)
                            .build())
                    .getEntriesList();

            assertThat(own.getLast().getPresence().getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_INVISIBLE);
            assertThat(own.getLast().getPresence().getCurrentChannelId()).isEqualTo(stage);
            assertThat(withoutSnapshots(moderators)).isEqualTo(own);
            assertThat(visitors(0)).containsExactly(alice);
        }
    }

    @Test
    void changedUser_getsASnapshot() {
        try (TestSession session = open(alice)) {
            claim(session, PresenceStatus.PRESENCE_STATUS_AWAY);

            await().untilAsserted(() -> assertThat(history(alice))
                    .extracting(HistoryEntry::getKind)
                    .startsWith("login")
                    .endsWith("status", "snapshot"));
        }
    }

    @Test
    void visitors_areThose_whoWereThereAtThatTime() {
        try (TestSession ofAlice = open(alice);
                TestSession ofBob = open(bob)) {
            sits(alice);
            long aliceCame = awaitHistory(alice, "login", "channel").getLast().getAt();
            sits(bob);
            long bobCame = awaitHistory(bob, "login", "channel").getLast().getAt();
            leaves(alice);
            List<HistoryEntry> entries = awaitHistory(alice, "login", "channel", "channel");
            long aliceLeft = entries.getLast().getAt();

            assertThat(visitors(aliceCame - 1)).isEmpty();
            assertThat(visitors(aliceCame)).containsExactly(alice);
            assertThat(visitors(bobCame)).containsExactly(alice, bob);
            assertThat(visitors(aliceLeft)).containsExactly(bob);
            assertThat(visitors(0)).containsExactly(bob);
        }
    }

    @Test
    void erase_leavesNoQuery_thatNamesTheUser_whileItsSessionGoesOn() {
        try (TestSession session = open(alice)) {
            sits(alice);
            long came = awaitHistory(alice, "login", "channel").getLast().getAt();

            long erased = as(alice)
                    .eraseHistory(EraseHistoryRequest.getDefaultInstance())
                    .getErased();

            assertThat(erased).isGreaterThanOrEqualTo(3);
            assertThat(history(alice)).isEmpty();
            assertThat(visitors(came)).isEmpty();
            assertThat(visitors(0)).isEmpty();

            claim(session, PresenceStatus.PRESENCE_STATUS_AWAY);
            await().untilAsserted(() -> assertThat(history(alice)).isNotEmpty());
            assertThat(history(alice).getFirst().getKind()).isEqualTo("snapshot");
            assertThat(history(alice).getFirst().getAt()).isGreaterThan(came);
            assertThat(visitors(came)).isEmpty();
            assertThat(visitors(0)).containsExactly(alice);
        }
    }

    @Test
    void admins_eraseAnyones() {
        open(alice).goodbye();
        awaitHistory(alice, "login", "logout");

        long erased = as("root", "admin")
                .eraseHistory(EraseHistoryRequest.newBuilder().setUserId(alice).build())
                .getErased();

        assertThat(erased).isGreaterThanOrEqualTo(2);
        assertThat(history(alice)).isEmpty();
    }

    @Test
    void anothers_isRefused() {
        var list = ListPresenceHistoryRequest.newBuilder().setUserId(alice).build();
        var erase = EraseHistoryRequest.newBuilder().setUserId(alice).build();
        var visitors =
                ListChannelVisitorsRequest.newBuilder().setChannelId(stage).build();

        assertThatThrownBy(() -> as(bob).listPresenceHistory(list))
                .satisfies(failed -> assertThat(reason(failed)).isEqualTo("forbidden"));
        assertThatThrownBy(() -> as(bob).eraseHistory(erase))
                .satisfies(failed -> assertThat(reason(failed)).isEqualTo("forbidden"));
        assertThatThrownBy(() -> as(bob, "moderator").eraseHistory(erase))
                .satisfies(failed -> assertThat(reason(failed)).isEqualTo("forbidden"));
        assertThatThrownBy(() -> as(bob).listChannelVisitors(visitors))
                .satisfies(failed -> assertThat(reason(failed)).isEqualTo("forbidden"));
    }

    @Test
    void nonsense_isRefused() {
        for (ListPresenceHistoryRequest request : List.of(
                ListPresenceHistoryRequest.newBuilder().setPageSize(1001).build(),
                ListPresenceHistoryRequest.newBuilder().setPageSize(-1).build(),
                ListPresenceHistoryRequest.newBuilder().setFrom(-1).build(),
                ListPresenceHistoryRequest.newBuilder().setFrom(2).setUntil(1).build(),
                ListPresenceHistoryRequest.newBuilder().setPageToken("5").build(),
                ListPresenceHistoryRequest.newBuilder().setPageToken("-1-5").build(),
                ListPresenceHistoryRequest.newBuilder().setPageToken("1--5").build(),
                ListPresenceHistoryRequest.newBuilder()
                        .setPageToken("99999999999999999999-1")
                        .build())) {
            assertThatThrownBy(() -> as(alice).listPresenceHistory(request))
                    .as("%s", request)
                    .satisfies(failed -> assertThat(reason(failed)).isEqualTo("invalid_request"));
        }
        assertThatThrownBy(() -> visitors(1))
                .satisfies(failed -> assertThat(reason(failed)).isEqualTo("invalid_request"));
    }

    @Test
    void farAwayTimes_areAnswered() {
        assertThat(as(alice)
                        .listPresenceHistory(ListPresenceHistoryRequest.newBuilder()
                                .setUntil(Long.MAX_VALUE)
                                .build())
                        .getEntriesList())
                .isEmpty();
        assertThat(visitors(Long.MAX_VALUE)).isEmpty();
    }
}

package io.openspeak.voice.floor.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.openspeak.channel.v1.Right;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorRelease;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.GetFloorRequest;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.openspeak.voice.v1.VoiceServiceGrpc.VoiceServiceBlockingStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Floor control over real voice streams and a real Redis. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(ShortFloors.class)
@SuppressWarnings("NullAway.Init")
class FloorStreamTest {

    private static final AtomicLong NEXT = new AtomicLong();

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicLong spoken = new AtomicLong(100);
    private FactWriter facts;
    private String channel;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        channel = "ptt-" + NEXT.incrementAndGet();
        facts.pushToTalk(channel);
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void frames_withoutTheFloor_areHeardByNobody() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");

        alice.say(channel, 1, new byte[] {1});

        await().until(() -> rejections(alice) == 1);
        assertThat(bob.heard).isEmpty();
    }

    @Test
    void granted_isHeard_andItsTokenIsToldToItAlone() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");

        FloorState granted = grantedTo(alice);
        speak(alice, 1, 3, 0);
        speak(alice, 4, 6, granted.getToken());
        speak(alice, 7, 7, granted.getToken() + 1);

        await().until(() -> bob.heard.size() == 6 && rejections(alice) == 1);
        assertThat(bob.heard).extracting(VoiceFrame::getFloorToken).containsOnly(granted.getToken());
        assertThat(granted.getHolderId()).isEqualTo("alice");
        assertThat(granted.getUntil() - granted.getAt()).isEqualTo(8_000);
        FloorState seen = floor(bob, told -> told.getPhase() == FloorPhase.FLOOR_PHASE_GRANTED);
        assertThat(seen.getHolderId()).isEqualTo("alice");
        assertThat(seen.getToken()).isZero();
        assertThat(seen.hasHolder() || seen.hasNext() || seen.getWaitingCount() > 0)
                .isFalse();
        assertThat(bob.heard).isSortedAccordingTo((one, other) -> Long.compare(one.getSequence(), other.getSequence()));
    }

    @Test
    void firstWords_sentWhileAsking_areHeard_inOrder() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");

        request(alice, 0, false, "first-words");
        speak(alice, 1, 20, 0);

        await().until(() -> bob.heard.size() == 20);
        assertThat(bob.heard)
                .extracting(VoiceFrame::getSequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        long token =
                floor(alice, told -> told.getCommandId().equals("first-words")).getToken();
        assertThat(bob.heard).extracting(VoiceFrame::getFloorToken).containsOnly(token);
        assertThat(rejections(alice)).isZero();
    }

    @Test
    void firstWords_ofWhoIsDenied_areNotHeard() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        VoiceClient carol = member("carol");
        grantedTo(alice);

        request(bob, 0, true, "now-or-never");
        speak(bob, 1, 10, 0);

        FloorState denied = floor(bob, told -> told.getCommandId().equals("now-or-never"));
        assertThat(denied.getReason()).isEqualTo("busy");
        assertThat(denied.getHolderId()).isEqualTo("alice");
        await().until(() -> rejections(bob) == 10);
        assertThat(carol.heard).isEmpty();
    }

    @Test
    void whoWaits_isShown_andGetsTheFloorWhenItIsGivenBack() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        FloorState held = grantedTo(alice);
        request(bob, 0, false, "later");
        floor(
                bob,
                told -> told.getCommandId().equals("later")
                        && told.getQueueList().equals(List.of("bob")));
        floor(alice, told -> told.getQueueList().equals(List.of("bob")));

        release(alice, held.getToken());

        FloorState granted = floor(bob, told -> told.getToken() != 0);
        assertThat(granted.getToken()).isGreaterThan(held.getToken());
        assertThat(granted.getReason()).isEqualTo("released");
        assertThat(granted.getVersion()).isGreaterThan(held.getVersion());
        speakUntil(bob, () -> !alice.heard.isEmpty());
        assertThat(alice.heard.getFirst().getFloorToken()).isEqualTo(granted.getToken());
        speak(alice, 1, 1, held.getToken());
        await().until(() -> rejections(alice) == 1);
    }

    @Test
    void emergency_interrupts_andNeedsTheRight() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        VoiceClient chief = member("chief", Right.RIGHT_EMERGENCY);
        FloorState held = grantedTo(alice);

        request(bob, 2, false, "not-mine");
        request(chief, 2, false, "fire");

        assertThat(floor(bob, told -> told.getCommandId().equals("not-mine")).getReason())
                .isEqualTo("forbidden");
        FloorState revoking = floor(bob, told -> told.getPhase() == FloorPhase.FLOOR_PHASE_REVOKING);
        assertThat(revoking.getHolderId()).isEqualTo("alice");
        assertThat(revoking.getNextId()).isEqualTo("chief");
        FloorState granted = floor(chief, told -> told.getToken() > held.getToken());
        assertThat(granted.getPriority()).isEqualTo(2);
        assertThat(granted.getReason()).isEqualTo("interrupted");
        speak(alice, 1, 3, 0);
        speakUntil(chief, () -> !bob.heard.isEmpty());
        assertThat(bob.heard).extracting(VoiceFrame::getSpeakerId).containsOnly("chief");
    }

    @Test
    void talk_isRenewedBySpeech_warnedOfItsEnd_andTaken() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        FloorState held = grantedTo(alice);

        speakUntil(alice, () -> has(alice, told -> told.getReason().equals("ending_soon")));
        int heardByThen = bob.heard.size();
        speakUntil(alice, () -> has(alice, told -> told.getReason().equals("too_long")));
        FloorState warning = floor(alice, told -> told.getReason().equals("ending_soon"));
        assertThat(warning.getToken()).isEqualTo(held.getToken());
        assertThat(warning.getUntil()).isEqualTo(held.getUntil());
        assertThat(has(bob, told -> told.getReason().equals("ending_soon"))).isFalse();
        floor(bob, told -> told.getReason().equals("too_long"));
        // All of it was heard, for several leases; what she said last came after the end.
        assertThat(heardByThen).isPositive();
        assertThat(bob.heard).hasSizeGreaterThan(heardByThen);
        assertThat(bob.heard)
                .extracting(VoiceFrame::getSequence)
                .containsExactlyElementsOf(
                        LongStream.range(101, 101L + bob.heard.size()).boxed().toList());
    }

    @Test
    void silence_takesTheFloor() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        grantedTo(alice);

        FloorState taken = floor(bob, told -> told.getReason().equals("silence"));

        assertThat(taken.getPhase()).isEqualTo(FloorPhase.FLOOR_PHASE_IDLE);
        assertThat(taken.getHolderId()).isEmpty();
    }

    @Test
    void pauseBetweenLeaseAndSilence_losesNoWord() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        grantedTo(alice);
        long since = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() - since > 750_000_000);

        speak(alice, 1, 5, 0);

        await().until(() -> bob.heard.size() == 5);
        assertThat(rejections(alice)).isZero();
    }

    @Test
    void brokenConnection_keepsTheFloorForItsSession() {
        VoiceClient alice = connect("alice", "alice-laptop");
        VoiceClient bob = member("bob");
        FloorState held = grantedTo(alice);

        alice.breakConnection();
        VoiceClient back = connect("alice", "alice-laptop");

        speakUntil(back, () -> !bob.heard.isEmpty());
        assertThat(bob.heard.getFirst().getFloorToken()).isEqualTo(held.getToken());
    }

    @Test
    void brokenConnection_losesTheFloor_whenNobodyComesBack() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        grantedTo(alice);

        alice.breakConnection();

        assertThat(floor(bob, told -> told.getReason().equals("lost")).getPhase())
                .isEqualTo(FloorPhase.FLOOR_PHASE_IDLE);
    }

    @Test
    void kickedAndMuted_loseTheFloorAtOnce() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        VoiceClient carol = member("carol");
        grantedTo(alice);
        facts.serverMuted(channel, "alice");
        floor(
                carol,
                told -> told.getReason().equals("removed") && told.getHolderId().isEmpty());
        grantedTo(bob);

        facts.left(channel, "bob");

        await().until(() -> floors(carol).stream()
                        .filter(told -> told.getReason().equals("removed"))
                        .count()
                == 2);
        request(alice, 0, false, "muted");
        assertThat(floor(alice, told -> told.getCommandId().equals("muted")).getReason())
                .isEqualTo("muted");
    }

    @Test
    void voiceChannel_hasNoFloor() {
        String plain = "plain-" + NEXT.incrementAndGet();
        facts.joined(plain, "alice");
        String position = facts.joined(plain, "bob");
        VoiceClient alice = to(plain, "alice", position);
        VoiceClient bob = to(plain, "bob", position);

        alice.send(OpenVoiceRequest.newBuilder()
                .setRequestFloor(FloorRequest.newBuilder().setChannelId(plain))
                .build());
        alice.say(plain, 1, new byte[] {1});

        assertThat(floor(alice, told -> true).getReason()).isEqualTo("not_push_to_talk");
        await().until(() -> bob.heard.size() == 1);
        assertThat(bob.heard.getFirst().getFloorToken()).isZero();
    }

    @Test
    void channelThatBecomesPushToTalk_needsTheFloorFromThenOn() {
        String plain = "plain-" + NEXT.incrementAndGet();
        facts.joined(plain, "alice");
        String position = facts.joined(plain, "bob");
        VoiceClient alice = to(plain, "alice", position);
        VoiceClient bob = to(plain, "bob", position);
        alice.say(plain, 1, new byte[] {1});
        await().until(() -> bob.heard.size() == 1);

        facts.pushToTalk(plain);

        await().until(() -> {
            alice.say(plain, 2, new byte[] {1});
            return rejections(alice) > 0;
        });
    }

    @Test
    void getFloor_tellsMembers_andNobodyElse() {
        VoiceClient alice = member("alice");
        FloorState held = grantedTo(alice);

        FloorState seen = stub("alice")
                .getFloor(GetFloorRequest.newBuilder().setChannelId(channel).build())
                .getFloor();

        assertThat(seen.getHolderId()).isEqualTo("alice");
        assertThat(seen.getVersion()).isEqualTo(held.getVersion());
        assertThat(seen.getToken()).isZero();
        assertThatThrownBy(() -> stub("mallory")
                        .getFloor(GetFloorRequest.newBuilder()
                                .setChannelId(channel)
                                .build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void whoAsksTooOften_isDenied_andTheLogDoesNotGrow() {
        VoiceClient alice = member("alice");

        for (int i = 0; i < 20; i++) {
            request(alice, 0, false, "again-" + i);
        }

        floor(alice, told -> told.getReason().equals("rate_limited"));
        await().until(() -> floors(alice).stream()
                        .filter(told -> !told.getCommandId().isEmpty())
                        .count()
                == 20);
    }

    @Test
    void limits_areToldWithTheWelcome() {
        VoiceClient alice = member("alice");

        var limits = alice.messages.stream()
                .filter(OpenVoiceResponse::hasWelcome)
                .findFirst()
                .orElseThrow()
                .getWelcome()
                .getLimits();

        assertThat(limits.getFloorSilenceMs()).isEqualTo(5_000);
        assertThat(limits.getLongestTalkMs()).isEqualTo(8_000);
        assertThat(limits.getTalkWarningMs()).isEqualTo(5_000);
        assertThat(limits.getPreGrantMs()).isEqualTo(4_000);
        assertThat(limits.getQueueWaitMs()).isEqualTo(15_000);
    }

    private VoiceClient member(String user, Right... more) {
        List<Right> rights = new ArrayList<>(List.of(Right.RIGHT_SPEAK, Right.RIGHT_LISTEN));
        rights.addAll(List.of(more));
        return to(channel, user, facts.joined(channel, user, "", rights));
    }

    private VoiceClient connect(String user, String session) {
        VoiceClient client =
                VoiceClient.open(address.getPort(), surroundings.tokens().of(user));
        open.add(client);
        return client.hello(session, channel, facts.joined(channel, user)).welcomed();
    }

    private VoiceClient to(String there, String user, String position) {
        VoiceClient client =
                VoiceClient.open(address.getPort(), surroundings.tokens().of(user));
        open.add(client);
        return client.hello("", there, position).welcomed();
    }

    private FloorState grantedTo(VoiceClient client) {
        String command = "press-" + NEXT.incrementAndGet();
        request(client, 0, false, command);
        FloorState granted = floor(client, told -> told.getCommandId().equals(command));
        assertThat(granted.getToken()).as(granted.toString()).isNotZero();
        return granted;
    }

    private void request(VoiceClient client, int priority, boolean noWait, String command) {
        client.send(OpenVoiceRequest.newBuilder()
                .setRequestFloor(FloorRequest.newBuilder()
                        .setChannelId(channel)
                        .setPriority(priority)
                        .setNoWait(noWait)
                        .setCommandId(command))
                .build());
    }

    private void release(VoiceClient client, long token) {
        client.send(OpenVoiceRequest.newBuilder()
                .setReleaseFloor(FloorRelease.newBuilder().setChannelId(channel).setToken(token))
                .build());
    }

    private void speak(VoiceClient client, long first, long last, long token) {
        for (long sequence = first; sequence <= last; sequence++) {
            client.send(OpenVoiceRequest.newBuilder()
                    .setFrame(VoiceFrame.newBuilder()
                            .setChannelId(channel)
                            .setSequence(sequence)
                            .setFloorToken(token)
                            .setOpus(ByteString.copyFrom(new byte[] {1, 2, 3})))
                    .build());
        }
    }

    private void speakUntil(VoiceClient client, java.util.concurrent.Callable<Boolean> enough) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            long next = spoken.incrementAndGet();
            speak(client, next, next, 0);
            return enough.call();
        });
    }

    private static List<FloorState> floors(VoiceClient client) {
        return client.messages.stream()
                .filter(OpenVoiceResponse::hasFloor)
                .map(OpenVoiceResponse::getFloor)
                .toList();
    }

    private static boolean has(VoiceClient client, Predicate<FloorState> what) {
        return floors(client).stream().anyMatch(what);
    }

    private static FloorState floor(VoiceClient client, Predicate<FloorState> what) {
        await().until(() -> has(client, what));
        return floors(client).stream().filter(what).findFirst().orElseThrow();
    }

    private static int rejections(VoiceClient client) {
        return client.messages.stream()
                .flatMap(message -> message.getRejectionsList().stream())
                .filter(each -> each.getReason() == RejectionReason.REJECTION_REASON_NO_FLOOR)
                .mapToInt(VoiceRejection::getCount)
                .sum();
    }

    private VoiceServiceBlockingStub stub(String user) {
        ManagedChannel connection = NettyChannelBuilder.forAddress("127.0.0.1", address.getPort())
                .usePlaintext()
                .build();
        open.add(connection::shutdownNow);
        return VoiceServiceGrpc.newBlockingStub(connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                        VoiceClient.bearer(surroundings.tokens().of(user))));
    }
}

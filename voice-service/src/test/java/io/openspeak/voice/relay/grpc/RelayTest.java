package io.openspeak.voice.relay.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.FakePod;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.relay.NodeRegistry;
import io.openspeak.voice.relay.RelayCounters;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.relay.Relays;
import io.openspeak.voice.relay.domain.Node;
import io.openspeak.voice.relay.domain.RelayAddress;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.RelayHello;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceHello;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice between pods over real streams, with a real Redis as the registry. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class RelayTest {

    private static final AtomicLong NEXT = new AtomicLong();

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    Vertx vertx;

    @Inject
    NodeRegistry registry;

    @Inject
    Relays relays;

    @Inject
    RelayCounters counters;

    @Inject
    ServiceCredentials credentials;

    @Inject
    RelaySettings settings;

    @Inject
    VoiceSettings voice;

    @Inject
    PodId self;

    private final List<AutoCloseable> open = new ArrayList<>();
    private FactWriter facts;
    private String channel;
    private String pod;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        long number = NEXT.incrementAndGet();
        channel = "relayed-" + number;
        pod = "other-" + number;
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void end() throws Exception {
        registry.leave(new PodId(pod)).await().indefinitely();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void framesOfAnotherPod_reachListenersHere_bitExactAndInOrder() {
        VoiceClient bob = member("bob");
        OtherPod other = otherPod();
        Seat alice = other.speaker(channel, "alice");
        awaitHeard(other, alice, bob);

        for (int i = 0; i < 200; i++) {
            other.say(alice, "alice", frame(i));
        }

        await().until(() -> heard(bob, 0).size() == 200);
        for (int i = 0; i < 200; i++) {
            assertThat(heard(bob, 0).get(i))
                    .isEqualTo(frame(i).toBuilder().setSpeakerId("alice").build());
        }
    }

    @Test
    void whisper_reachesOnlyWhomItIsFor_andNobodyLearnsWhoThatIs() {
        VoiceClient bob = member("bob");
        VoiceClient carol = member("carol");
        OtherPod other = otherPod();
        Seat alice = other.speaker(channel, "alice");
        awaitHeard(other, alice, bob);
        awaitHeard(other, alice, carol);

        other.say(
                alice,
                "alice",
                frame(1).toBuilder().addWhisperTo("carol").addWhisperTo("dave").build());
        other.say(alice, "alice", frame(2));

        await().until(() -> heard(bob, 0).size() == 1 && heard(carol, 0).size() == 2);
        assertThat(heard(bob, 0).getFirst().getSequence()).isEqualTo(2);
        VoiceFrame whispered = heard(carol, 0).getFirst();
        assertThat(whispered.getSequence()).isEqualTo(1);
        assertThat(whispered.getOpus()).isEqualTo(frame(1).getOpus());
        assertThat(whispered.getWhisperToList()).isEmpty();
    }

    @Test
    void guestsFrames_goToOtherPods_asThoseOfMembersDo() throws Exception {
        FakePod fake = fakePod();
        facts.joined(channel, "bob");
        surroundings.channels().allow("zoe", channel, Right.RIGHT_VIEW, Right.RIGHT_JOIN, Right.RIGHT_SPEAK);
        VoiceClient zoe =
                VoiceClient.open(address.getPort(), surroundings.tokens().of("zoe"));
        open.add(zoe);
        zoe.send(OpenVoiceRequest.newBuilder()
                .setHello(VoiceHello.getDefaultInstance())
                .build());
        zoe.welcomed();
        AtomicInteger asked = new AtomicInteger();
        await().until(() -> {
            // One at a time: asked for twice, the place that it has would be given up for another try.
            if (zoe.attachOutcomes(channel).size() == asked.get()) {
                asked.incrementAndGet();
                zoe.attachAsGuest(channel);
            }
            return zoe.attachOutcomes(channel).contains("");
        });
        fake.hasListenersIn(channel);

        await().untilAsserted(() -> {
            zoe.say(channel, 1, new byte[] {1});
            zoe.whisper(channel, 1, new byte[] {2}, "bob");
            assertThat(fake.frames()).anyMatch(frame -> frame.getSpeakerId().equals("zoe"));
            assertThat(fake.whispers())
                    .anyMatch(frame -> frame.getWhisperToList().equals(List.of("bob")));
        });
    }

    @Test
    void framesSpokenHere_goOnceToAPodWithListeners_andToNoOther() throws Exception {
        FakePod fake = fakePod();
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        alice.say(channel, 1, new byte[] {1});
        // Or it would be under way still when the other pod has listeners.
        await().until(() -> bob.heard.size() == 1);

        fake.hasListenersIn(channel);
        await().untilAsserted(() -> {
            alice.say(channel, 2, new byte[] {2});
            assertThat(fake.frames()).isNotEmpty();
        });
        alice.say(channel, 3, new byte[] {3});
        alice.say(channel, 4, new byte[] {4});
        await().until(() -> sequences(fake.frames()).contains(4L));
        fake.hasNobodyIn(channel);
        await().untilAsserted(() -> {
            int before = fake.frames().size();
            alice.say(channel, 5, new byte[] {5});
            alice.say(channel, 5, new byte[] {5});
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            assertThat(fake.frames()).hasSize(before);
        });

        assertThat(sequences(fake.frames())).doesNotContain(1L).containsOnlyOnce(3L, 4L);
        VoiceFrame third = fake.frames().stream()
                .filter(frame -> frame.getSequence() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(third.getSpeakerId()).isEqualTo("alice");
        assertThat(third.getOpus().toByteArray()).isEqualTo(new byte[] {3});
    }

    @Test
    void whisperSpokenHere_isRelayedInAFormOfItsOwn() throws Exception {
        FakePod fake = fakePod();
        VoiceClient alice = member("alice");
        fake.hasListenersIn(channel);

        await().untilAsserted(() -> {
            alice.send(OpenVoiceRequest.newBuilder()
                    .setFrame(frame(7).toBuilder().addWhisperTo("zoe").addWhisperTo("yan"))
                    .build());
            assertThat(fake.whispers()).isNotEmpty();
        });

        VoiceFrame whisper = fake.whispers().getFirst();
        assertThat(whisper.getWhisperToList()).containsExactlyInAnyOrder("zoe", "yan");
        assertThat(whisper.getOpus()).isEqualTo(frame(7).getOpus());
        assertThat(whisper.getSpeakerId()).isEqualTo("alice");
        assertThat(fake.frames()).isEmpty();
    }

    @Test
    void podThatDoesNotRead_costsItsOwnFramesOnly_andIsToldOfTheGap() throws Exception {
        FakePod fake = fakePod();
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        fake.hasListenersIn(channel);
        await().untilAsserted(() -> {
            alice.say(channel, 0, new byte[] {1});
            assertThat(fake.frames()).isNotEmpty();
        });
        double droppedBefore = counters.out().framesDropped();

        fake.reads = false;
        byte[] large = new byte[1200];
        AtomicLong last = new AtomicLong();
        await().pollInterval(Duration.ofMillis(11)).until(() -> {
            alice.say(channel, last.incrementAndGet(), large);
            return counters.out().framesDropped() - droppedBefore >= 20;
        });
        fake.readsAgain();

        long end = last.get();
        await().until(() -> sequences(fake.frames()).contains(end));
        await().until(() -> bob.heard.stream().anyMatch(frame -> frame.getSequence() == end));
        long arrived =
                fake.frames().stream().filter(frame -> frame.getSequence() > 0).count();
        long missed = fake.gaps().stream().mapToLong(VoiceGap::getCount).sum();
        assertThat(arrived + missed).isEqualTo(end);
        assertThat(missed).isEqualTo((long) (counters.out().framesDropped() - droppedBefore));
        assertThat(bob.heard.stream().filter(frame -> frame.getSequence() > 0)).hasSize((int) end);
    }

    @Test
    void interest_isToldWholeFirst_andThenWhatChanges() {
        VoiceClient alice = member("alice");
        RawRelay raw = rawRelay(pod);
        await().until(() -> raw.added().contains(channel));
        assertThat(raw.messages.getFirst().getPod()).isEqualTo(self.value());

        String further = channel + "-further";
        alice.attach(further, facts.joined(further, "alice"));
        await().until(() -> raw.added().contains(further));
        assertThat(raw.added()).containsOnlyOnce(channel, further);

        facts.left(further, "alice");
        await().until(() -> raw.removed().contains(further));
        alice.close();
        await().until(() -> raw.removed().contains(channel));
    }

    @Test
    void gapsAndLateFrames_areTold() {
        VoiceClient bob = member("bob");
        RawRelay raw = rawRelay(pod);
        await().until(() -> raw.added().contains(channel));

        raw.send(RelayRequest.newBuilder()
                .addGaps(VoiceGap.newBuilder()
                        .setChannelId(channel)
                        .setSpeakerId("alice")
                        .setFirstSequence(1)
                        .setCount(4))
                .build());
        raw.say(100_000, spoken(5));
        // Sent a minute before it comes, as far as the clocks tell.
        raw.say(40_000, spoken(6));
        raw.say(100_000, spoken(7));
        await().until(() -> sequences(bob.heard).equals(List.of(5L, 7L)));
        List<VoiceGap> gaps = bob.messages.stream()
                .flatMap(message -> message.getGapsList().stream())
                .toList();
        assertThat(gaps.getFirst().getFirstSequence()).isEqualTo(1);
        // In one gap or two, as it happens to be read.
        assertThat(gaps.stream().mapToInt(VoiceGap::getCount).sum()).isEqualTo(5);
    }

    @Test
    void secondStreamOfAPod_replacesItsFirst() {
        RawRelay first = rawRelay(pod);
        await().until(() -> !first.messages.isEmpty());

        RawRelay second = rawRelay(pod);

        await().until(() -> first.ended != null);
        assertThat(code(first)).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(second.ended).isNull();
    }

    @Test
    void streamThatMeansAnotherPod_isRefused_andReplacesNothing() {
        RawRelay standing = rawRelay(pod);
        await().until(() -> !standing.messages.isEmpty());

        RawRelay stale = new RawRelay(surroundings.tokens().of("voice-service", "service"));
        open.add(stale);
        stale.send(hello(pod, "died-and-left-its-address"));

        await().until(() -> stale.ended != null);
        assertThat(code(stale)).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(stale.messages.getFirst().getPod()).isEqualTo(self.value());
        int before = standing.messages.size();
        await().until(() -> standing.messages.size() > before + 1);
        assertThat(standing.ended).isNull();
    }

    @Test
    void podThatGreetsWithTheIdOfThisOne_isRefused() {
        RawRelay raw = rawRelay(self.value());

        await().until(() -> raw.ended != null);
        assertThat(code(raw)).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void streamWithoutHello_orWithGarbage_isRefused() {
        RawRelay raw = new RawRelay(surroundings.tokens().of("voice-service", "service"));
        open.add(raw);
        raw.send(RelayRequest.newBuilder().addFrames(spoken(1)).build());

        await().until(() -> raw.ended != null);
        assertThat(code(raw)).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void people_mayNotRelay() {
        RawRelay raw = new RawRelay(surroundings.tokens().of("mallory"));
        open.add(raw);
        raw.send(hello("mallory", self.value()));

        await().until(() -> raw.ended != null);
        assertThat(code(raw)).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void silentPod_isGivenUp_andTriedAgain() throws Exception {
        FakePod fake = fakePod();

        fake.givesSigns = false;
        await().until(() -> fake.streams.get() >= 2);
        fake.givesSigns = true;

        await().until(() -> fake.open.get() == 1);
    }

    @Test
    void deadPod_isTriedUntilItIsBack() throws Exception {
        FakePod fake = fakePod();
        fake.close();
        await().until(() -> fake.open.get() == 0);

        fake.start();

        await().until(() -> fake.open.get() == 1);
    }

    @Test
    void podThatAnswersWithAnotherName_getsNoFrames() throws Exception {
        FakePod fake = new FakePod(pod);
        open.add(fake);
        fake.answersAs = "somebody-else";
        fake.hasListenersIn(channel);
        fake.registered(registry);

        await().until(() -> fake.streams.get() >= 2);

        // Those of other tests may just be noticed to be gone.
        await().until(() -> relays.linked() == 0);
    }

    @Test
    void redisGone_linkedPodsStayLinked() throws Exception {
        FakePod fake = fakePod();
        VoiceClient alice = member("alice");
        fake.hasListenersIn(channel);
        surroundings.redis().stop();
        try {
            await().pollDelay(settings.nodeLease().plusSeconds(1)).until(() -> true);
            await().untilAsserted(() -> {
                alice.say(channel, 1, new byte[] {1});
                assertThat(fake.frames()).isNotEmpty();
            });
            assertThat(fake.streams).hasValue(1);
        } finally {
            surroundings.redis().restart();
        }
    }

    @Test
    void podThatStops_leavesTheRegistryAtOnce_andIsNotTriedAgain() throws Exception {
        FakePod fake = fakePod();
        int known = relays.known();

        registry.leave(fake.node().pod()).await().indefinitely();
        fake.close();

        await().until(() -> relays.known() < known);
    }

    private FakePod fakePod() throws Exception {
        FakePod fake = new FakePod(pod).registered(registry);
        open.add(fake);
        await().until(() -> fake.messages.stream().anyMatch(RelayRequest::hasHello));
        await().until(() -> relays.linked() > 0);
        return fake;
    }

    private OtherPod otherPod() {
        OtherPod other = new OtherPod(
                pod,
                new Node(self, new RelayAddress("127.0.0.1", address.getPort())),
                vertx,
                credentials,
                settings,
                voice);
        open.add(other);
        await().until(() -> other.link().alive());
        return other;
    }

    private RawRelay rawRelay(String as) {
        RawRelay raw = new RawRelay(surroundings.tokens().of("voice-service", "service"));
        open.add(raw);
        raw.send(hello(as, self.value()));
        return raw.givingSigns();
    }

    private VoiceClient member(String user) {
        VoiceClient client = VoiceClient.open(
                        address.getPort(), surroundings.tokens().of(user))
                .hello("", channel, facts.joined(channel, user))
                .welcomed();
        open.add(client);
        return client;
    }

    /** Interest takes a moment to get there. */
    private static void awaitHeard(OtherPod other, Seat speaker, VoiceClient listener) {
        await().untilAsserted(() -> {
            other.say(
                    speaker,
                    "alice",
                    VoiceFrame.newBuilder()
                            .setChannelId(speaker.channel().value())
                            .setStream(99)
                            .setOpus(ByteString.copyFromUtf8("x"))
                            .build());
            assertThat(heard(listener, 99)).isNotEmpty();
        });
    }

    private static List<VoiceFrame> heard(VoiceClient client, int stream) {
        return client.heard.stream()
                .filter(frame -> frame.getStream() == stream)
                .toList();
    }

    private static List<Long> sequences(List<VoiceFrame> frames) {
        return frames.stream().map(VoiceFrame::getSequence).toList();
    }

    private VoiceFrame frame(long sequence) {
        return VoiceFrame.newBuilder()
                .setChannelId(channel)
                .setSequence(sequence)
                .setCapturedAt(System.currentTimeMillis() / 100_000 * 100_000)
                .setOpus(ByteString.copyFromUtf8("packet " + sequence))
                .build();
    }

    private VoiceFrame spoken(long sequence) {
        return frame(sequence).toBuilder().setSpeakerId("alice").build();
    }

    private static RelayRequest hello(String pod, String to) {
        return RelayRequest.newBuilder()
                .setHello(RelayHello.newBuilder().setPod(pod).setTo(to))
                .build();
    }

    private static Status.@Nullable Code code(RawRelay raw) {
        Status ended = raw.ended;
        return ended == null ? null : ended.getCode();
    }
}

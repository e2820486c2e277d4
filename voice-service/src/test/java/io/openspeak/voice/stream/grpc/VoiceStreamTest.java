package io.openspeak.voice.stream.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.RejectionReason;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceRejection;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice over real gRPC, with a real Redis that carries the facts. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class VoiceStreamTest {

    private static final AtomicLong NEXT = new AtomicLong();

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    RoutingCounters counters;

    private final List<AutoCloseable> open = new ArrayList<>();
    private FactWriter facts;
    private String channel;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        channel = "room-" + NEXT.incrementAndGet();
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
    void frames_reachTheOtherMember_bitExactAndInOrder() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        List<byte[]> spoken = packets(50);

        say(alice, spoken);

        await().until(() -> bob.heard.size() == 50);
        for (int i = 0; i < 50; i++) {
            VoiceFrame frame = bob.heard.get(i);
            assertThat(frame.getSequence()).isEqualTo(i);
            assertThat(frame.getSpeakerId()).isEqualTo("alice");
            assertThat(frame.getOpus().toByteArray()).isEqualTo(spoken.get(i));
        }
        bob.say(channel, 7, spoken.get(0));
        await().until(() -> alice.heard.size() == 1);
        assertThat(alice.heard).allMatch(frame -> frame.getSpeakerId().equals("bob"));
    }

    @Test
    void frames_areNotEchoedToOtherDevicesOfTheSpeaker() {
        VoiceClient alice = member("alice");
        VoiceClient aliceToo = connect("alice", "").welcomed();
        VoiceClient bob = member("bob");

        say(alice, packets(3));

        await().until(() -> bob.heard.size() == 3);
        assertThat(aliceToo.heard).isEmpty();
        assertThat(alice.heard).isEmpty();
    }

    @Test
    void whisper_reachesOnlyWhomItIsFor() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        VoiceClient carol = member("carol");

        alice.send(io.openspeak.voice.v1.OpenVoiceRequest.newBuilder()
                .setFrame(VoiceFrame.newBuilder()
                        .setChannelId(channel)
                        .setOpus(com.google.protobuf.ByteString.copyFrom(new byte[] {1}))
                        .addWhisperTo("bob"))
                .build());
        alice.say(channel, 2, new byte[] {2});

        await().until(() -> bob.heard.size() == 2 && carol.heard.size() == 1);
        assertThat(carol.heard.get(0).getSequence()).isEqualTo(2);
    }

    @Test
    void revokedToken_cutsWhatItOpened_andOpensNothingMore() {
        VoiceClient bob = member("bob");
        String position = facts.joined(channel, "alice");
        String family = "family-" + UUID.randomUUID();
        String token =
                surroundings.tokens().shape("alice").claim("family", family).sign();
        VoiceClient alice = register(VoiceClient.open(address.getPort(), token))
                .hello("", channel, position)
                .welcomed();

        facts.familyRevoked(family);

        await().until(() -> alice.ended != null);
        assertThat(code(alice)).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(bob.ended).isNull();
        VoiceClient again = register(VoiceClient.open(address.getPort(), token)).hello("", channel, position);
        await().until(() -> again.ended != null);
        assertThat(reason(again)).isEqualTo("unauthorized");
    }

    @Test
    void hello_ofAStranger_isDenied() {
        VoiceClient carol = connect("carol", "");

        await().until(() -> carol.ended != null);

        assertThat(code(carol)).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(reason(carol)).isEqualTo("not_a_member");
    }

    @Test
    void hello_withTheSessionOfAnother_isDenied() {
        facts.session("bob", "session-of-bob", true, true);
        String position = facts.joined(channel, "mallory");
        await().untilAsserted(() -> {
            VoiceClient mallory = register(
                    VoiceClient.open(address.getPort(), surroundings.tokens().of("mallory")));
            mallory.hello("session-of-bob", channel, position);
            // It is welcome as long as nobody here knows whose session that is.
            await().until(() ->
                    mallory.ended != null || mallory.messages.stream().anyMatch(OpenVoiceResponse::hasWelcome));
            assertThat(reason(mallory)).isEqualTo("forbidden");
        });
    }

    @Test
    void membersOfTheSnapshot_canTalk() {
        VoiceClient dora = in("lobby", "dora");
        VoiceClient emil = in("lobby", "emil");

        dora.say("lobby", 1, new byte[] {1});

        await().until(() -> emil.heard.size() == 1);
    }

    @Test
    void mutedMicrophone_isNotHeard_andIsTold() {
        facts.session("quiet", "device-q", false, true);
        String position = facts.joined(channel, "quiet", "device-q", List.of(Right.RIGHT_SPEAK, Right.RIGHT_LISTEN));
        VoiceClient alice = connect("quiet", position).welcomed();
        VoiceClient bob = member("bob");
        sayUntil(alice, alice, told(RejectionReason.REJECTION_REASON_SELF_MUTED));

        // What was said before it was muted may still be on its way.
        await().untilAsserted(() -> {
            long forwarded = counters.framesOut();
            int heard = bob.heard.size();
            long rejected = counters.framesRejected(Rejection.SELF_MUTED);
            say(alice, packets(5));
            await().until(() -> counters.framesRejected(Rejection.SELF_MUTED) >= rejected + 5);
            assertThat(counters.framesOut()).isEqualTo(forwarded);
            assertThat(bob.heard).hasSize(heard);
        });

        int before = bob.heard.size();
        facts.session("quiet", "device-q", true, true);
        sayUntil(alice, () -> bob.heard.size() > before);
    }

    @Test
    void deafenedListener_isNotSentTo() {
        facts.session("deaf", "device-d", true, false);
        VoiceClient alice = member("alice");
        String position = facts.joined(channel, "deaf", "device-d", List.of(Right.RIGHT_SPEAK, Right.RIGHT_LISTEN));
        VoiceClient bob = connect("deaf", position).welcomed();
        VoiceClient carol = member("carol");

        // That it is deafened takes a moment to get here, and what was said before to go out.
        await().untilAsserted(() -> {
            long sent = counters.framesOut();
            int heard = bob.heard.size();
            int all = carol.heard.size();
            say(alice, packets(5));
            await().until(() -> carol.heard.size() >= all + 5);
            assertThat(counters.framesOut()).isEqualTo(sent + 5);
            assertThat(bob.heard).hasSize(heard);
        });
    }

    @Test
    void moderatorsMute_andMissingRights_areTold() {
        VoiceClient alice = member("alice");
        facts.serverMuted(channel, "alice");
        sayUntil(alice, alice, told(RejectionReason.REJECTION_REASON_SERVER_MUTED));
        facts.joined(channel, "alice", "", List.of(Right.RIGHT_LISTEN));
        sayUntil(alice, alice, told(RejectionReason.REJECTION_REASON_NO_SPEAK_RIGHT));
    }

    @Test
    void badFrames_areRejected_andHarmNobody() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");

        alice.say(channel, 1, new byte[1276]);
        alice.say(channel, 2, new byte[0]);
        alice.say("elsewhere", 3, new byte[] {3});
        alice.say(channel, 4, new byte[1275]);

        await().until(() -> bob.heard.size() == 1);
        assertThat(bob.heard.get(0).getSequence()).isEqualTo(4);
        await().until(() -> alice.messages.stream().anyMatch(told(RejectionReason.REJECTION_REASON_BAD_SIZE)));
        await().until(() -> alice.messages.stream().anyMatch(told(RejectionReason.REJECTION_REASON_NOT_A_MEMBER)));
        assertThat(alice.ended).isNull();
    }

    @Test
    void tooManyFrames_areRejected() {
        VoiceClient alice = member("alice");
        member("bob");

        await().until(() -> {
            say(alice, packets(300));
            return alice.messages.stream().anyMatch(told(RejectionReason.REJECTION_REASON_RATE_LIMITED));
        });
        assertThat(alice.ended).isNull();
    }

    @Test
    void garbage_endsOnlyItsCall() throws Exception {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        ManagedChannel connection = NettyChannelBuilder.forAddress("127.0.0.1", address.getPort())
                .usePlaintext()
                .build();
        register(connection::shutdownNow);

        Status status = sendRaw(connection, new byte[] {(byte) 0xff, 1, 2, 3, 4});

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        say(alice, packets(5));
        await().until(() -> bob.heard.size() == 5);
    }

    @Test
    void firstMessage_thatIsNoHello_isRefused() {
        VoiceClient alice = register(
                VoiceClient.open(address.getPort(), surroundings.tokens().of("alice")));

        alice.say(channel, 1, new byte[] {1});

        await().until(() -> alice.ended != null);
        assertThat(code(alice)).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void silentStart_isEnded() {
        VoiceClient alice = register(
                VoiceClient.open(address.getPort(), surroundings.tokens().of("alice")));

        await().until(() -> alice.ended != null);

        assertThat(code(alice)).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void forgedToken_isRefused() {
        VoiceClient alice = register(
                VoiceClient.open(address.getPort(), surroundings.tokens().of("alice") + "x"));

        await().until(() -> alice.ended != null);

        assertThat(code(alice)).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void leaving_detachesAtOnce() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");

        facts.left(channel, "alice");

        await().until(() -> alice.messages.stream()
                .anyMatch(message -> message.getAttached().getErrorReason().equals("not_a_member")));
        alice.say(channel, 9, new byte[] {9});
        await().until(() -> alice.messages.stream().anyMatch(told(RejectionReason.REJECTION_REASON_NOT_A_MEMBER)));
        assertThat(bob.heard).isEmpty();
        alice.attach(channel, facts.joined(channel, "alice"));
        await().until(() -> alice.messages.stream()
                .anyMatch(message -> message.hasAttached()
                        && message.getAttached().getErrorReason().isEmpty()));
        alice.say(channel, 10, new byte[] {10});
        await().until(() -> bob.heard.size() == 1);
    }

    @Test
    void redisGone_peopleGoOnTalking_andFactsArriveLater() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        surroundings.redis().stop();
        try {
            await().untilAsserted(() -> assertThat(redisAnswers()).isFalse());

            say(alice, packets(50));

            await().until(() -> bob.heard.size() == 50);
        } finally {
            surroundings.redis().restart();
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(redisAnswers()).isTrue());
        facts.left(channel, "alice");
        await().until(() -> alice.messages.stream()
                .anyMatch(message -> message.getAttached().getErrorReason().equals("not_a_member")));
    }

    @Test
    void listenerThatNeverReads_harmsNobody_andIsCut() {
        VoiceClient alice = member("alice");
        VoiceClient bob = member("bob");
        String position = facts.joined(channel, "sleepy");
        VoiceClient sleepy = register(VoiceClient.neverReading(
                address.getPort(), surroundings.tokens().of("sleepy")));
        sleepy.hello("", channel, position);
        sleepy.welcomed();
        long dropped = counters.framesDropped();
        AtomicLong sequence = new AtomicLong();

        await().pollInterval(java.time.Duration.ofMillis(12)).until(() -> {
            alice.say(channel, sequence.getAndIncrement(), new byte[1275]);
            return counters.framesDropped() > dropped + 10;
        });

        await().until(() -> bob.heard.size() + gapsOf(bob) == sequence.get());
        await().until(() -> connections() == 2);
    }

    @Test
    void peerThatPlaysDead_isEnded() {
        String position = facts.joined(channel, "alice");
        VoiceClient alice = register(
                VoiceClient.playingDead(address.getPort(), surroundings.tokens().of("alice")));
        alice.hello("", channel, position).welcomed();

        await().until(() -> alice.ended != null);

        assertThat(alice.messages)
                .anyMatch(message -> message.getClosing().getReason() == VoiceCloseReason.VOICE_CLOSE_REASON_SILENT);
        assertThat(alice.messages).anyMatch(OpenVoiceResponse::hasPing);
        assertThat(code(alice)).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void brokenConnection_isNoticedAtOnce() {
        VoiceClient alice = member("alice");
        member("bob");
        await().until(() -> connections() == 2);

        alice.breakConnection();

        // It would be silent for long before it is cut for that.
        await().atMost(java.time.Duration.ofSeconds(4)).until(() -> connections() == 1);
    }

    private VoiceClient member(String user) {
        return connect(user, facts.joined(channel, user)).welcomed();
    }

    private VoiceClient in(String there, String user) {
        return register(VoiceClient.open(
                        address.getPort(), surroundings.tokens().of(user)))
                .hello("", there, "")
                .welcomed();
    }

    private VoiceClient connect(String user, String position) {
        return register(VoiceClient.open(
                        address.getPort(), surroundings.tokens().of(user)))
                .hello("", channel, position);
    }

    private <C extends AutoCloseable> C register(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private void say(VoiceClient speaker, List<byte[]> packets) {
        for (int i = 0; i < packets.size(); i++) {
            speaker.say(channel, i, packets.get(i));
        }
    }

    /** Facts take a moment to arrive; so it talks until they have. */
    private void sayUntil(VoiceClient speaker, VoiceClient told, Predicate<OpenVoiceResponse> what) {
        sayUntil(speaker, () -> told.messages.stream().anyMatch(what));
    }

    private void sayUntil(VoiceClient speaker, BooleanSupplier reached) {
        await().pollInterval(java.time.Duration.ofMillis(50)).until(() -> {
            speaker.say(channel, 1, new byte[] {1});
            return reached.getAsBoolean();
        });
    }

    private static List<byte[]> packets(int count) {
        Random random = new Random(42);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] packet = new byte[20 + random.nextInt(100)];
            random.nextBytes(packet);
            packets.add(packet);
        }
        return packets;
    }

    private static Predicate<OpenVoiceResponse> told(RejectionReason reason) {
        return message -> message.getRejectionsList().stream()
                .map(VoiceRejection::getReason)
                .anyMatch(reason::equals);
    }

    private static long gapsOf(VoiceClient client) {
        return client.messages.stream()
                .flatMap(message -> message.getGapsList().stream())
                .mapToLong(gap -> gap.getCount())
                .sum();
    }

    private boolean redisAnswers() {
        try {
            new RedisCommands(redis).send(Command.PING).await().atMost(java.time.Duration.ofSeconds(3));
            return true;
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private static double connections() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("openspeak_voice_connections"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    private Status sendRaw(ManagedChannel connection, byte[] bytes) throws Exception {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName(VoiceServiceGrpc.getOpenVoiceMethod().getFullMethodName())
                .setRequestMarshaller(new RawBytes())
                .setResponseMarshaller(new RawBytes())
                .build();
        CompletableFuture<Status> ended = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = connection.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                VoiceClient.bearer(surroundings.tokens().of("mallory")));
        call.request(1);
        call.sendMessage(bytes);
        return ended.get(30, java.util.concurrent.TimeUnit.SECONDS);
    }

    private static Status.@Nullable Code code(VoiceClient client) {
        Status status = client.ended;
        return status == null ? null : status.getCode();
    }

    private static String reason(VoiceClient client) {
        Status status = client.ended;
        return status == null || status.getCause() == null ? "" : reason(status.getCause());
    }

    private static String reason(Throwable thrown) {
        try {
            var status = StatusProto.fromThrowable(thrown);
            return status == null
                    ? ""
                    : status.getDetails(0).unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** Bytes as they are. */
    private static final class RawBytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }
}

package io.openspeak.voice.stream.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.openspeak.channel.v1.Right;
import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.v1.PublishRequest;
import io.openspeak.voice.v1.SubscribeRequest;
import io.openspeak.voice.v1.SubscribeResponse;
import io.openspeak.voice.v1.UnsubscribeRequest;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voice without a stream: frames published one call at a time, and streams that only listen. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class PublishTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private final List<AutoCloseable> open = new ArrayList<>();
    private FactWriter facts;
    private ManagedChannel connection;
    private String channel;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        channel = "room-" + UUID.randomUUID().toString().substring(0, 8);
        connection = NettyChannelBuilder.forAddress("127.0.0.1", address.getPort())
                .usePlaintext()
                .build();
        open.add(connection::shutdownNow);
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** A stream that only listens. */
    private static final class Subscriber implements StreamObserver<SubscribeResponse> {

        final List<VoiceFrame> heard = new CopyOnWriteArrayList<>();
        volatile @Nullable Status ended;
        volatile String reason = "";

        @Override
        public void onNext(SubscribeResponse message) {
            heard.addAll(message.getFramesList());
        }

        @Override
        public void onError(Throwable thrown) {
            reason = PublishTest.reason(thrown);
            ended = Status.fromThrowable(thrown);
        }

        @Override
        public void onCompleted() {
            ended = Status.OK;
        }
    }

    private <S extends AbstractStub<S>> S as(String user, S stub) {
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                VoiceClient.bearer(surroundings.tokens().of(user))));
    }

    private int publish(String user, long sequence, byte[] opus) {
        return as(user, VoiceServiceGrpc.newBlockingStub(connection))
                .publish(PublishRequest.newBuilder()
                        .setFrame(VoiceFrame.newBuilder()
                                .setChannelId(channel)
                                .setSpeakerId("somebody-else")
                                .setSequence(sequence)
                                .setCapturedAt(System.currentTimeMillis())
                                .setOpus(ByteString.copyFrom(opus)))
                        .build())
                .getListeners();
    }

    private String refusal(String user, byte[] opus) {
        return reason(catchThrowableOfType(StatusRuntimeException.class, () -> publish(user, 1, opus)));
    }

    private static String reason(@Nullable Throwable thrown) {
        try {
            com.google.rpc.Status status = thrown == null ? null : StatusProto.fromThrowable(thrown);
            return status == null || status.getDetailsCount() == 0
                    ? ""
                    : status.getDetails(0).unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private VoiceClient member(String user) {
        VoiceClient client =
                VoiceClient.open(address.getPort(), surroundings.tokens().of(user));
        open.add(client);
        return client.hello("", channel, facts.joined(channel, user)).welcomed();
    }

    private Subscriber subscribe(String user, String position) {
        Subscriber subscriber = new Subscriber();
        as(user, VoiceServiceGrpc.newStub(connection))
                .subscribe(
                        SubscribeRequest.newBuilder()
                                .setChannelId(channel)
                                .setAfterPosition(position)
                                .build(),
                        subscriber);
        return subscriber;
    }

    private static boolean hears(Subscriber subscriber, long sequence) {
        return subscriber.heard.stream().anyMatch(frame -> frame.getSequence() == sequence);
    }

    /** One who has published something, so that this pod surely knows that it joined. */
    private void joined(String user) {
        facts.joined(channel, user);
        await().ignoreExceptions().until(() -> publish(user, 0, new byte[] {0}) >= 0);
    }

    @Test
    void publishedFrame_isHeardByThoseOnStreams_andCounted() {
        joined("alice");
        VoiceClient bob = member("bob");
        VoiceClient carol = member("carol");
        member("alice");

        int listeners = publish("alice", 5, new byte[] {1, 2, 3});

        assertThat(listeners).isEqualTo(2);
        await().until(() -> bob.heard.size() == 1 && carol.heard.size() == 1);
        assertThat(bob.heard.getFirst().getSpeakerId()).isEqualTo("alice");
        assertThat(bob.heard.getFirst().getSequence()).isEqualTo(5);
    }

    @Test
    void frameOfAStranger_isRefused() {
        member("bob");

        assertThat(refusal("mallory", new byte[] {1})).isEqualTo("not_a_member");
    }

    @Test
    void badFrames_areRefused() {
        joined("alice");

        assertThat(refusal("alice", new byte[0])).isEqualTo("invalid_request");
        assertThat(refusal("alice", new byte[1276])).isEqualTo("invalid_request");
    }

    @Test
    void mutedSpeaker_andOneWithoutTheRight_areRefused() {
        joined("alice");

        facts.serverMuted(channel, "alice");
        await().until(() -> refusal("alice", new byte[] {1}).equals("muted"));
        facts.joined(channel, "alice", "", List.of(Right.RIGHT_LISTEN));
        await().until(() -> refusal("alice", new byte[] {1}).equals("forbidden"));
    }

    @Test
    void pushToTalk_needsAStream() {
        joined("alice");

        facts.pushToTalk(channel);

        await().until(() -> refusal("alice", new byte[] {1}).equals("no_floor"));
    }

    @Test
    void tooManyFrames_areRefused() {
        joined("alice");
        List<String> refusals = new ArrayList<>();

        for (int i = 0; i < 300 && refusals.isEmpty(); i++) {
            try {
                publish("alice", i, new byte[] {1});
            } catch (StatusRuntimeException refused) {
                refusals.add(reason(refused));
            }
        }

        // Unless the machine takes 10 ms for each.
        assertThat(refusals).allMatch("rate_limited"::equals);
    }

    @Test
    void subscriber_hearsTheChannel_butNotItself() {
        VoiceClient alice = member("alice");
        Subscriber bob = subscribe("bob", facts.joined(channel, "bob"));
        await().until(() -> {
            alice.say(channel, 1, new byte[] {1});
            return !bob.heard.isEmpty();
        });

        publish("bob", 1, new byte[] {2});
        alice.say(channel, 77, new byte[] {3});

        // What alice said before may still come.
        await().until(() -> hears(bob, 77));
        assertThat(bob.heard).allMatch(frame -> frame.getSpeakerId().equals("alice"));
        assertThat(bob.heard.getLast().getOpus().toByteArray()).isEqualTo(new byte[] {3});
        assertThat(bob.ended).isNull();
    }

    @Test
    void stranger_mayNotSubscribe() {
        Subscriber mallory = subscribe("mallory", "");

        await().until(() -> mallory.ended != null);

        assertThat(mallory.reason).isEqualTo("not_a_member");
    }

    @Test
    void subscriberWhoLeaves_isEnded() {
        VoiceClient alice = member("alice");
        Subscriber bob = subscribe("bob", facts.joined(channel, "bob"));
        await().until(() -> {
            alice.say(channel, 1, new byte[] {1});
            return !bob.heard.isEmpty();
        });

        facts.left(channel, "bob");

        await().until(() -> bob.ended != null);
        assertThat(bob.reason).isEqualTo("not_a_member");
    }

    @Test
    void unsubscribe_endsTheCallersStreams_ofThatChannelAlone() {
        VoiceClient alice = member("alice");
        String position = facts.joined(channel, "bob");
        Subscriber bob = subscribe("bob", position);
        Subscriber bobToo = subscribe("bob", position);
        Subscriber carol = subscribe("carol", facts.joined(channel, "carol"));
        await().until(() -> {
            alice.say(channel, 1, new byte[] {1});
            return !bob.heard.isEmpty() && !bobToo.heard.isEmpty() && !carol.heard.isEmpty();
        });

        as("bob", VoiceServiceGrpc.newBlockingStub(connection))
                .unsubscribe(
                        UnsubscribeRequest.newBuilder().setChannelId(channel).build());

        await().until(() -> bob.ended != null && bobToo.ended != null);
        assertThat(bob.ended).isEqualTo(Status.OK);
        alice.say(channel, 2, new byte[] {2});
        await().until(() -> hears(carol, 2));
        assertThat(carol.ended).isNull();
    }

    @Test
    void revokedToken_endsWhatItSubscribed() {
        String family = "family-" + UUID.randomUUID();
        String token =
                surroundings.tokens().shape("bob").claim("family", family).sign();
        Subscriber bob = new Subscriber();
        VoiceServiceGrpc.newStub(connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(VoiceClient.bearer(token)))
                .subscribe(
                        SubscribeRequest.newBuilder()
                                .setChannelId(channel)
                                .setAfterPosition(facts.joined(channel, "bob"))
                                .build(),
                        bob);

        facts.familyRevoked(family);

        await().until(() -> bob.ended != null);
        assertThat(bob.reason).isEqualTo("unauthorized");
    }
}

package io.openspeak.voice.catchup.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.given.FakePod;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.relay.NodeRegistry;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.ListPodBurstsRequest;
import io.openspeak.voice.v1.ListPodBurstsResponse;
import io.openspeak.voice.v1.VoiceFrame;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Say again", where an installation keeps speech. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@TestProfile(ListBurstsTest.KeepsSpeech.class)
@SuppressWarnings("NullAway.Init")
class ListBurstsTest {

    /** Off by default. */
    public static final class KeepsSpeech implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openspeak.voice.catch-up.enabled", "true", "openspeak.voice.catch-up.pause", "3s");
        }
    }

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    NodeRegistry registry;

    private VoiceRoom room;

    @BeforeEach
    void begin() {
        room = new VoiceRoom(address, surroundings, redis);
    }

    @AfterEach
    void end() {
        room.close();
    }

    @Test
    void bursts_areGivenToWhoJoinsLate_asTheyWereHeard_andWhispersAreNot() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        alice.say(room.channel, 1, new byte[] {1});
        alice.say(room.channel, 2, new byte[] {2});
        await().until(() -> bob.heard.size() == 2);
        alice.whisper(room.channel, 3, new byte[] {3}, "bob");
        await().until(() -> bob.heard.size() == 3);
        room.facts.joined(room.channel, "carol");

        // Before this pod knows that carol joined, she is refused.
        await().ignoreExceptionsInstanceOf(StatusRuntimeException.class).untilAsserted(() -> {
            List<ListBurstsResponse> bursts = ask("carol", 1);
            assertThat(bursts).singleElement().satisfies(burst -> {
                assertThat(burst.getBurst()).isEqualTo(1);
                assertThat(burst.getFramesList())
                        .extracting(frame -> frame.getSpeakerId() + " " + frame.getSequence() + " "
                                + frame.getOpus().byteAt(0))
                        .containsExactly("alice 1 1", "alice 2 2");
            });
        });
    }

    @Test
    void bursts_areForMembersWhoMayListen() {
        room.facts.joined(room.channel, "mute", "", List.of(Right.RIGHT_SPEAK));

        await().untilAsserted(() -> assertThat(refusal("mute").getDescription()).contains("may not listen"));
        assertThat(refusal("stranger").getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void bursts_arePutTogether_fromWhatAllPodsHeard() throws Exception {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        try (FakePod other = new FakePod("other-of-" + room.channel).registered(registry)) {
            other.bursts = () -> List.of(heardElsewhere(1, "zoe", 5_000, 9));
            await().untilAsserted(() -> assertThat(words(ask("bob", 10))).containsExactly("zoe 9"));

            alice.say(room.channel, 1, new byte[] {1});
            alice.say(room.channel, 2, new byte[] {2});
            await().until(() -> bob.heard.size() == 2);
            long heardAt = System.nanoTime();
            other.bursts = () -> List.of(
                    heardElsewhere(1, "zoe", 5_000, 9),
                    heardElsewhere(2, "alice", (System.nanoTime() - heardAt) / 1_000_000, 2),
                    heardElsewhere(2, "alice", (System.nanoTime() - heardAt) / 1_000_000, 3));

            // Each time the other pod has a second to answer, which a busy machine may take.
            await().untilAsserted(() -> assertThat(words(ask("bob", 10))).containsExactly("zoe 9", "alice 1 2 3"));
            await().untilAsserted(() -> assertThat(words(ask("bob", 1))).containsExactly("alice 1 2 3"));
            await().untilAsserted(() -> assertThat(ask("bob", 10))
                    .extracting(ListBurstsResponse::getBurst)
                    .startsWith(1, 2));
            other.answersQuestions = false;
            List<ListBurstsResponse> lacking = ask("bob", 10);
            assertThat(words(lacking)).containsExactly("alice 1 2");
            assertThat(lacking).hasSize(2);
            assertThat(lacking.getLast().getMissingPodsList())
                    .contains(other.node().pod().value());
            assertThat(lacking.getLast().getFramesCount()).isZero();
        } finally {
            registry.leave(new PodId("other-of-" + room.channel)).await().indefinitely();
        }
    }

    @Test
    void anotherPod_isToldWhatThisOneHeard_andPeopleAreNot() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        alice.say(room.channel, 1, new byte[] {1});
        await().until(() -> bob.heard.size() == 1);
        ListPodBurstsRequest question =
                ListPodBurstsRequest.newBuilder().setChannelId(room.channel).build();

        List<ListPodBurstsResponse> told = new ArrayList<>();
        room.callsOf("voice-service", "service").listPodBursts(question).forEachRemaining(told::add);

        assertThat(told).singleElement().satisfies(burst -> {
            assertThat(burst.getBurst()).isEqualTo(1);
            assertThat(burst.getFramesList())
                    .extracting(VoiceFrame::getSpeakerId, VoiceFrame::getSequence)
                    .containsExactly(tuple("alice", 1L));
            assertThat(burst.getBegunAgoMs()).isBetween(0L, 60_000L).isGreaterThanOrEqualTo(burst.getEndedAgoMs());
        });
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> room.callsOf("bob").listPodBursts(question).next());
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    private ListPodBurstsResponse heardElsewhere(int burst, String speaker, long agoMs, long sequence) {
        return ListPodBurstsResponse.newBuilder()
                .setBurst(burst)
                .setBegunAgoMs(agoMs)
                .setEndedAgoMs(agoMs)
                .addFrames(VoiceFrame.newBuilder()
                        .setChannelId(room.channel)
                        .setSpeakerId(speaker)
                        .setSequence(sequence)
                        .setOpus(ByteString.copyFrom(new byte[] {(byte) sequence})))
                .build();
    }

    /** Of each burst who speaks, and the numbers of the frames. */
    private static List<String> words(List<ListBurstsResponse> bursts) {
        return bursts.stream()
                .filter(burst -> burst.getFramesCount() > 0)
                .map(burst -> burst.getFrames(0).getSpeakerId() + " "
                        + burst.getFramesList().stream()
                                .map(frame -> String.valueOf(frame.getSequence()))
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    private Status refusal(String user) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> ask(user, 1));
        return refused.getStatus();
    }

    private List<ListBurstsResponse> ask(String user, int last) {
        List<ListBurstsResponse> bursts = new ArrayList<>();
        room.callsOf(user)
                .listBursts(ListBurstsRequest.newBuilder()
                        .setChannelId(room.channel)
                        .setLast(last)
                        .build())
                .forEachRemaining(bursts::add);
        return bursts;
    }
}

package io.openspeak.voice.quality.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.given.FakePod;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.relay.NodeRegistry;
import io.openspeak.voice.v1.GetPodStreamQualityRequest;
import io.openspeak.voice.v1.GetStreamQualityRequest;
import io.openspeak.voice.v1.GetStreamQualityResponse;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.StreamQuality;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ends are told how well a stream does, and the RPC tells the same, of all pods. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class StreamQualityTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    @Inject
    NodeRegistry registry;

    @Inject
    PodId self;

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
    void speakerAndListener_areBothTold_ofWhatWasLost() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        for (long sequence : new long[] {1, 2, 3, 7, 8}) {
            alice.say(room.channel, sequence, new byte[] {1});
        }

        await().untilAsserted(() -> {
            assertThat(told(alice)).singleElement().satisfies(sent -> {
                assertThat(sent.getUserId()).isEqualTo("alice");
                assertThat(sent.getChannelId()).isEqualTo(room.channel);
                assertThat(sent.getSending()).isTrue();
                assertThat(sent.getFrames()).isEqualTo(5);
                assertThat(sent.getLost()).isEqualTo(3);
                assertThat(sent.getPod()).isNotEmpty();
            });
            assertThat(told(bob)).singleElement().satisfies(heard -> {
                assertThat(heard.getUserId()).isEqualTo("bob");
                assertThat(heard.getSending()).isFalse();
                assertThat(heard.getFrames()).isEqualTo(5);
            });
        });
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("openspeak_voice_quality_jitter_milliseconds_count{direction=\"in\"")
                .contains("openspeak_voice_quality_delay_milliseconds_count{direction=\"out\"");
    }

    @Test
    void rpc_tellsMembersOfThemselves_andModeratorsOfAll() {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        alice.say(room.channel, 1, new byte[] {1});
        await().until(() -> bob.heard.size() == 1);

        assertThat(ask("alice"))
                .extracting(StreamQuality::getUserId, StreamQuality::getSending)
                .containsExactly(tuple("alice", true));
        assertThat(ask("meg", "moderator"))
                .extracting(StreamQuality::getUserId, StreamQuality::getSending)
                .containsExactlyInAnyOrder(tuple("alice", true), tuple("bob", false));
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> ask("stranger"))
                .satisfies(
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    }

    @Test
    void rpc_tellsOfAllPods_andWhoDoesNotAnswerIsMissing() throws Exception {
        VoiceClient alice = room.member("alice");
        alice.say(room.channel, 1, new byte[] {1});
        try (FakePod other = new FakePod("other-of-" + room.channel).registered(registry)) {
            String otherId = other.node().pod().value();
            other.qualities = List.of(StreamQuality.newBuilder()
                    .setUserId("zoe")
                    .setChannelId(room.channel)
                    .setFrames(7)
                    .setPod(otherId)
                    .build());

            await().untilAsserted(() -> assertThat(ask("meg", "moderator"))
                    .extracting(StreamQuality::getUserId, StreamQuality::getPod, StreamQuality::getFrames)
                    .containsExactlyInAnyOrder(tuple("alice", self.value(), 1L), tuple("zoe", otherId, 7L)));
            await().untilAsserted(() ->
                    assertThat(answer("meg", "moderator").getMissingPodsList()).doesNotContain(otherId));
            other.answersQuestions = false;
            GetStreamQualityResponse lacking = answer("meg", "moderator");
            assertThat(lacking.getMissingPodsList()).contains(otherId);
            assertThat(lacking.getStreamsList())
                    .extracting(StreamQuality::getUserId)
                    .containsExactly("alice");
        } finally {
            forget("other-of-" + room.channel);
        }
    }

    @Test
    void rpc_ofAMember_asksOtherPodsForItsOwnStreams_andOfAStrangerAsksNobody() throws Exception {
        room.member("alice");
        try (FakePod other = new FakePod("other-of-" + room.channel).registered(registry)) {
            await().untilAsserted(() -> {
                ask("alice");
                assertThat(other.asked).isNotEmpty();
            });
            assertThat(other.asked.getLast().getUserId()).isEqualTo("alice");
            assertThat(other.asked.getLast().getChannelId()).isEqualTo(room.channel);

            int before = other.asked.size();
            assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> ask("stranger"));
            assertThat(other.asked).hasSize(before);
        } finally {
            forget("other-of-" + room.channel);
        }
    }

    @Test
    void anotherPod_isToldOfThisOneAlone_andPeopleAreNot() throws Exception {
        VoiceClient alice = room.member("alice");
        VoiceClient bob = room.member("bob");
        alice.say(room.channel, 1, new byte[] {1});
        await().until(() -> bob.heard.size() == 1);
        try (FakePod other = new FakePod("other-of-" + room.channel).registered(registry)) {
            await().untilAsserted(() -> {
                ask("alice");
                assertThat(other.asked).isNotEmpty();
            });
            int before = other.asked.size();

            assertThat(askAsPod("")).containsExactlyInAnyOrder("alice", "bob");
            assertThat(askAsPod("bob")).containsExactly("bob");

            assertThat(other.asked).hasSize(before);
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> room.callsOf("meg", "moderator").getPodStreamQuality(ofPod("")))
                    .satisfies(refused ->
                            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        } finally {
            forget("other-of-" + room.channel);
        }
    }

    private List<String> askAsPod(String user) {
        return room.callsOf("voice-service", "service").getPodStreamQuality(ofPod(user)).getStreamsList().stream()
                .map(StreamQuality::getUserId)
                .toList();
    }

    private GetPodStreamQualityRequest ofPod(String user) {
        return GetPodStreamQualityRequest.newBuilder()
                .setChannelId(room.channel)
                .setUserId(user)
                .build();
    }

    private void forget(String pod) {
        registry.leave(new PodId(pod)).await().indefinitely();
    }

    private List<StreamQuality> ask(String user, String... roles) {
        return answer(user, roles).getStreamsList();
    }

    private GetStreamQualityResponse answer(String user, String... roles) {
        return room.callsOf(user, roles)
                .getStreamQuality(GetStreamQualityRequest.newBuilder()
                        .setChannelId(room.channel)
                        .build());
    }

    private static List<StreamQuality> told(VoiceClient client) {
        return client.messages.stream()
                .map(OpenVoiceResponse::getQualityList)
                .flatMap(List::stream)
                .toList();
    }
}

package io.openspeak.voice.quality.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.given.VoiceRoom;
import io.openspeak.voice.v1.GetStreamQualityRequest;
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

/** Both ends are told how well a stream does, and the RPC tells the same. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@SuppressWarnings("NullAway.Init")
class StreamQualityTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

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

    private List<StreamQuality> ask(String user, String... roles) {
        return room.callsOf(user, roles)
                .getStreamQuality(GetStreamQualityRequest.newBuilder()
                        .setChannelId(room.channel)
                        .build())
                .getStreamsList();
    }

    private static List<StreamQuality> told(VoiceClient client) {
        return client.messages.stream()
                .map(OpenVoiceResponse::getQualityList)
                .flatMap(List::stream)
                .toList();
    }
}

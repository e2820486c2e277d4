package io.openspeak.voice.voiceping;

import static org.awaitility.Awaitility.await;

import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.VoiceClient;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of VoicePing over real sockets have in common: a group with a number, and people who come into it. */
@SuppressWarnings("NullAway.Init")
abstract class VoicePingWorld {

    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    final List<AutoCloseable> open = new ArrayList<>();
    FactWriter facts;

    /** A group, by its number. */
    int group;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        group = number();
        surroundings.channels().away = false;
        surroundings.presence().away = false;
        surroundings.presence().online.clear();
        surroundings.channels().open.add(String.valueOf(group));
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** A number that nothing else has. */
    static int number() {
        return NEXT.incrementAndGet();
    }

    /** From now on one at a time talks in the group. */
    void onlyOneAtATime() {
        facts.pushToTalk(String.valueOf(group));
    }

    /** Somebody with a number, in the group. */
    VoicePingClient member(int user) {
        VoicePingClient client = connect(SelfSigned.of(user).with("channelIds", List.of(group)));
        awaitMember(client, user);
        return client;
    }

    VoicePingClient connect(SelfSigned token) {
        return connect(token, "device-" + number());
    }

    VoicePingClient connect(SelfSigned token, String device) {
        VoicePingClient client = VoicePingClient.open(address.getPort(), token.sign(), device);
        open.add(client);
        // It is let in a little before it can be called; whoever calls it meanwhile is told that it is not there.
        client.say(1, MessageType.CONNECTION_TEST.code(), 0, 0, "probe");
        client.await(MessageType.CONNECTION_ACK);
        client.messages.removeIf(message -> message.type() == MessageType.CONNECTION_ACK);
        return client;
    }

    /** STATUS to oneself's groups is answered by nobody; a DELIVERED outside of a group is: so it is known who is inside. */
    void awaitMember(VoicePingClient client, Object user) {
        awaitMember(client, user, group);
    }

    void awaitMember(VoicePingClient client, Object user, Object in) {
        // Seldom enough for the limit of messages.
        await("member of " + in).pollInterval(Duration.ofMillis(250)).until(() -> {
            int refusals = client.all(MessageType.UNAUTHORIZED_GROUP).size();
            int tests = client.all(MessageType.CONNECTION_ACK).size();
            client.say(0, MessageType.DELIVERED.code(), user, in, "probe");
            client.say(1, MessageType.CONNECTION_TEST.code(), user, 0, "probe");
            client.await(MessageType.CONNECTION_ACK, tests + 1);
            return client.all(MessageType.UNAUTHORIZED_GROUP).size() == refusals;
        });
        client.messages.clear();
    }

    /** Somebody who speaks gRPC, in the same channel. */
    VoiceClient grpc(String user) {
        String position = facts.joined(String.valueOf(group), user);
        VoiceClient client = VoiceClient.open(
                        address.getPort(), surroundings.tokens().of(user))
                .hello("", String.valueOf(group), position)
                .welcomed();
        open.add(client);
        return client;
    }
}

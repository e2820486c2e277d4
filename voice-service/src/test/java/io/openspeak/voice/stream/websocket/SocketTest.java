package io.openspeak.voice.stream.websocket;

import static org.awaitility.Awaitility.await;

import io.openspeak.voice.given.FactWriter;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.given.SocketClient;
import io.openspeak.voice.given.VoiceClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A channel of its own for each test of {@code /voice}, and people who enter it over either transport. */
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(SocketTimes.class)
@SuppressWarnings("NullAway.Init")
abstract class SocketTest {

    OtherServices surroundings;

    @TestHTTPResource
    URI address;

    @Inject
    Redis redis;

    private final List<AutoCloseable> open = new ArrayList<>();
    FactWriter facts;
    String channel;

    @BeforeEach
    void begin() {
        facts = new FactWriter(redis);
        channel = "room-" + UUID.randomUUID().toString().substring(0, 8);
        RestAssured.port = address.getPort();
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    int port() {
        return address.getPort();
    }

    String token(String user) {
        return surroundings.tokens().of(user);
    }

    /** Somebody in the channel, over WebSocket. */
    SocketClient browser(String user) {
        String position = facts.joined(channel, user);
        return register(SocketClient.open(port(), token(user)))
                .hello(channel, position)
                .welcomed();
    }

    /** Somebody in the channel, over gRPC. */
    VoiceClient caller(String user) {
        String position = facts.joined(channel, user);
        return register(VoiceClient.open(port(), token(user)))
                .hello("", channel, position)
                .welcomed();
    }

    <C extends AutoCloseable> C register(C closeable) {
        open.add(closeable);
        return closeable;
    }
}

package io.openspeak.presence.rooms;

import static io.openspeak.presence.rooms.RoomsFixtures.MAY;
import static io.openspeak.presence.rooms.RoomsFixtures.ROOM;
import static io.openspeak.presence.rooms.RoomsFixtures.SEES;
import static io.openspeak.presence.rooms.RoomsFixtures.TOP;
import static io.openspeak.presence.rooms.RoomsFixtures.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.RealRedis;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two pods over one Redis: what happens in a room on one is heard on both. */
class RoomsAcrossPodsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RealRedis redis = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();
    private final RedisCommands commands = new RedisCommands(RoomsPod.client(vertx, redis.url()));
    private final KnownStandings authority = new KnownStandings();
    private final RoomsPod here = new RoomsPod(vertx, redis.url(), authority);
    private final RoomsPod there = new RoomsPod(vertx, redis.url(), authority);
    private final HearingListener alice = new HearingListener("alice");
    private final HearingListener bob = new HearingListener("bob");

    @BeforeEach
    void aliceHere_andBobThere() {
        List.of("alice", "bob", "carol").forEach(user -> authority.give(user, MAY));
        here.start();
        there.start();
        here.rooms.subscribe(alice, ROOM).await().atMost(PATIENCE);
        there.rooms.subscribe(bob, ROOM).await().atMost(PATIENCE);
        awaitHearers();
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
        vertx.close().await().indefinitely();
        redis.close();
    }

    private void awaitHearers() {
        await().ignoreExceptions()
                .until(() -> commands.send(Command.PUBSUB, "NUMSUB", "presence:typing")
                                .await()
                                .atMost(PATIENCE)
                                .get(1)
                                .toInteger()
                        == 2);
    }

    private LogPosition publish(RoomsPod pod, String json, Optional<String> command) {
        return pod.messages
                .publish(new Publication(new UserId("chat-service"), ROOM, false, json, command))
                .await()
                .atMost(PATIENCE);
    }

    private void rulesChange() {
        ChannelFact fact = ChannelFact.newBuilder()
                .setChannelId(TOP.value())
                .setRulesChanged(RulesChanged.getDefaultInstance())
                .build();
        String stream = RoomsPod.CHANNELS.stream(RoomsPod.CHANNELS.partitionOf(TOP.value()));
        commands.send(Command.XADD, FactEntry.arguments(stream, "", "channel.v1", fact.toByteArray()))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void typing_onOnePod_isHeardOnBoth_butNotByTheTypist() {
        there.typing.report(caller("bob"), ROOM).await().atMost(PATIENCE);
        here.typing.report(caller("carol"), ROOM).await().atMost(PATIENCE);

        await().untilAsserted(() -> assertThat(alice.typing)
                .extracting(typing -> typing.user().value())
                .containsExactlyInAnyOrder("bob", "carol"));
        await().untilAsserted(() -> assertThat(bob.typing)
                .extracting(typing -> typing.user().value())
                .containsExactly("carol"));
    }

    @Test
    void typing_isHeardAgain_afterRedisRestarted() {
        redis.stop();
        redis.restart();
        awaitHearers();

        await().ignoreExceptions().untilAsserted(() -> {
            there.typing.report(caller("bob"), ROOM).await().atMost(PATIENCE);
            assertThat(alice.typing).isNotEmpty();
        });
    }

    @Test
    void messages_areReadOnBothPods_inTheOrderOfTheLog_eachOnce() {
        List<String> sent =
                IntStream.range(0, 50).mapToObj(i -> "{\"n\":" + i + "}").toList();

        sent.forEach(json -> publish(sent.indexOf(json) % 2 == 0 ? here : there, json, Optional.empty()));

        await().untilAsserted(() -> assertThat(here.texts()).isEqualTo(sent));
        await().untilAsserted(() -> assertThat(there.texts()).isEqualTo(sent));
    }

    @Test
    void sameCommand_onAnotherPod_isNotASecondMessage() {
        LogPosition first = publish(here, "{\"n\":1}", Optional.of("c-1"));

        LogPosition again = publish(there, "{\"n\":1}", Optional.of("c-1"));

        assertThat(again).isEqualTo(first);
        publish(here, "{\"n\":2}", Optional.of("c-2"));
        await().untilAsserted(() -> assertThat(there.texts()).containsExactly("{\"n\":1}", "{\"n\":2}"));
    }

    @Test
    void rulesThatChange_removeListenersOnBothPods() {
        authority.give("alice", SEES);
        authority.give("bob", SEES);

        rulesChange();

        await().untilAsserted(() -> {
            assertThat(alice.removed).containsExactly(ROOM);
            assertThat(bob.removed).containsExactly(ROOM);
        });
    }
}

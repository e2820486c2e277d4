package io.openspeak.client.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Code;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.SnapshotDone;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.SubscriptionStarted;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Watching channels over breaks, refusals and snapshots. */
class ChannelWatchTest {

    private final ScriptedServer server = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(server.endpoints(), new Credential.Token("secret"), Words.QUICK);
    private final Arrivals<SubscribeChannelEventsResponse> parts = new Arrivals<>();

    @AfterEach
    void close() {
        client.cut();
        server.close();
    }

    @Test
    void slowConsumer_afterFacts_goesOnFromTheLastPosition() {
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> first = open();
        first.say(fact("p2"));
        assertThat(parts.next().getFact().getChannelId()).isEqualTo("lobby");

        first.fail(Words.failure(Code.RESOURCE_EXHAUSTED, "slow_consumer", "too slow"));

        SubscribeChannelEventsRequest again = server.channelWatches.next().next();
        assertThat(again.getPosition()).isEqualTo("p2");
        assertThat(again.getChannelIdsList()).containsExactly("lobby");
    }

    @Test
    void break_inTheMiddleOfASnapshot_asksForAnotherOne() {
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> first = open();
        first.fail(Words.failure(Code.UNAVAILABLE, "unavailable", "the pod stops"));
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> second =
                server.channelWatches.next();
        assertThat(second.next().getPosition()).isEqualTo("p1");
        second.say(started("p9", StartMode.START_MODE_SNAPSHOT));
        second.say(snapshot());
        assertThat(parts.next().hasStarted()).isTrue();
        assertThat(parts.next().hasChannel()).isTrue();

        second.fail(Words.failure(Code.UNAVAILABLE, "unavailable", "the pod stops"));

        assertThat(server.channelWatches.next().next().getPosition()).isEmpty();
    }

    @Test
    void snapshotDone_thenBreak_goesOnFromTheSnapshot() {
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> first = open();
        first.fail(Words.failure(Code.UNAVAILABLE, "unavailable", "the pod stops"));
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> second =
                server.channelWatches.next();
        second.say(started("", StartMode.START_MODE_SNAPSHOT));
        second.say(snapshot());
        second.say(SubscribeChannelEventsResponse.newBuilder()
                .setPosition("p9")
                .setSnapshotDone(SnapshotDone.getDefaultInstance())
                .build());
        parts.next();
        parts.next();
        assertThat(parts.next().hasSnapshotDone()).isTrue();

        second.fail(Words.failure(Code.UNAVAILABLE, "unavailable", "the pod stops"));

        assertThat(server.channelWatches.next().next().getPosition()).isEqualTo("p9");
    }

    @Test
    void refused_atTheStart_saysWhy() {
        CompletableFuture<ChannelWatch> opening = opening();

        server.channelWatches.next().fail(Words.failure(Code.PERMISSION_DENIED, "forbidden", "not yours to see"));

        assertThatThrownBy(opening::join)
                .hasCauseInstanceOf(OpenSpeakException.class)
                .hasMessageContaining("not yours to see");
    }

    private CompletableFuture<ChannelWatch> opening() {
        return CompletableFuture.supplyAsync(
                () -> client.watchChannels(List.of(new ChannelId("lobby")), Position.NONE, new ChannelListener() {
                    @Override
                    public void onPart(SubscribeChannelEventsResponse part) {
                        parts.add(part);
                    }
                }));
    }

    private ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> open() {
        CompletableFuture<ChannelWatch> opening = opening();
        ScriptedStream<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> stream =
                server.channelWatches.next();
        assertThat(stream.next().getPosition()).isEmpty();
        stream.say(started("p1", StartMode.START_MODE_CURRENT));
        assertThat(opening.join().position()).isEqualTo(new Position("p1"));
        assertThat(parts.next().hasStarted()).isTrue();
        return stream;
    }

    private static SubscribeChannelEventsResponse started(String position, StartMode mode) {
        return SubscribeChannelEventsResponse.newBuilder()
                .setPosition(position)
                .setStarted(SubscriptionStarted.newBuilder().setMode(mode))
                .build();
    }

    private static SubscribeChannelEventsResponse snapshot() {
        return SubscribeChannelEventsResponse.newBuilder()
                .setChannel(ChannelSnapshot.newBuilder()
                        .setChannel(Channel.newBuilder().setChannelId("lobby")))
                .build();
    }

    private static SubscribeChannelEventsResponse fact(String position) {
        return SubscribeChannelEventsResponse.newBuilder()
                .setPosition(position)
                .setFact(ChannelFact.newBuilder()
                        .setChannelId("lobby")
                        .setUpdated(Channel.newBuilder().setChannelId("lobby").setTopic("news")))
                .build();
    }
}

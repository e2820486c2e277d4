package io.openspeak.client.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.scripted.Arrivals;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.ScriptedStream;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import io.openspeak.presence.v1.UserOfflineEvent;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Watching without a session, over a break. */
class PresenceWatchTest {

    private final ScriptedServer server = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(server.endpoints(), new Credential.Token("secret"), Words.QUICK);
    private final Arrivals<PresenceEvent> events = new Arrivals<>();

    @AfterEach
    void close() {
        client.cut();
        server.close();
    }

    @Test
    void break_afterEvents_goesOnFromTheLastPosition() {
        ScriptedStream<PresenceSubscriptionRequest, PresenceEvent> first = open();
        first.say(PresenceEvent.newBuilder()
                .setPosition("p2")
                .setUserOffline(UserOfflineEvent.newBuilder().setUserId("bob"))
                .build());
        assertThat(events.next().getUserOffline().getUserId()).isEqualTo("bob");

        first.fail(Status.UNAVAILABLE.asRuntimeException());

        PresenceSubscriptionRequest again = server.watches.next().next();
        assertThat(again.getPosition()).isEqualTo("p2");
        assertThat(again.getInterest().getUserIdsList()).containsExactly("bob");
    }

    private ScriptedStream<PresenceSubscriptionRequest, PresenceEvent> open() {
        CompletableFuture<PresenceWatch> opening = CompletableFuture.supplyAsync(
                () -> client.watch(Interest.newBuilder().addUserIds("bob").build(), new PresenceListener() {
                    @Override
                    public void onEvent(PresenceEvent event) {
                        events.add(event);
                    }
                }));
        ScriptedStream<PresenceSubscriptionRequest, PresenceEvent> stream = server.watches.next();
        assertThat(stream.next().getPosition()).isEmpty();
        stream.say(PresenceEvent.newBuilder()
                .setPosition("p1")
                .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_CURRENT))
                .build());
        opening.join();
        assertThat(events.next().hasStarted()).isTrue();
        return stream;
    }
}

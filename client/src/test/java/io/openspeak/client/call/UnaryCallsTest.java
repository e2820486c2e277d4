package io.openspeak.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.openspeak.channel.v1.Channel;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single calls against a server that fails in chosen ways. */
class UnaryCallsTest {

    private final ScriptedServer server = new ScriptedServer(Clock.systemUTC());
    private final OpenSpeak client = OpenSpeak.signIn(server.endpoints(), new Credential.Token("secret"), Words.QUICK);

    @AfterEach
    void close() {
        client.cut();
        server.close();
    }

    @Test
    void list_severalPages_bringsAll() {
        assertThat(client.channels().list()).extracting(Channel::getChannelId).containsExactly("a", "b");
    }

    @Test
    void list_unavailableForAWhile_isRepeated() {
        server.failingLists = 2;

        assertThat(client.channels().list()).hasSize(2);
        assertThat(server.lists).hasValue(4);
    }

    @Test
    void list_brokenOffByAServerThatIsCut_isRepeated() {
        server.failingLists = 1;
        server.failure = Status.CANCELLED;

        assertThat(client.channels().list()).hasSize(2);
    }

    @Test
    void list_unavailableForGood_failsAfterFourAttempts() {
        server.failingLists = 100;

        assertThatThrownBy(() -> client.channels().list())
                .isInstanceOfSatisfying(
                        OpenSpeakException.class, e -> assertThat(e.retryable()).isTrue());
        assertThat(server.lists).hasValue(4);
    }

    @Test
    void list_serverSilent_endsAtTheDeadlineWithoutAnotherAttempt() {
        server.mute = true;
        Endpoints endpoints = server.endpoints();
        try (OpenSpeak hasty = OpenSpeak.signIn(
                endpoints, new Credential.Token("secret"), Words.QUICK.withDeadline(Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> hasty.channels().list())
                    .isInstanceOfSatisfying(
                            OpenSpeakException.class,
                            e -> assertThat(e.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        }
    }

    @Test
    void get_firstPodAway_asksTheNext() {
        Endpoints endpoints = server.endpoints().withPresence(List.of(new Address("127.0.0.1", 1), server.address()));
        try (OpenSpeak other = OpenSpeak.signIn(endpoints, new Credential.Token("secret"), Words.QUICK)) {
            // The second pod answers, though only that it does not know the call.
            assertThatThrownBy(() -> other.presence().me()).hasMessageContaining("unimplemented");
        }
    }

    @Test
    void get_notOffered_saysSo() {
        assertThatThrownBy(() -> client.presence().me())
                .isInstanceOfSatisfying(
                        OpenSpeakException.class, e -> assertThat(e.reason()).isEqualTo("unimplemented"));
    }
}

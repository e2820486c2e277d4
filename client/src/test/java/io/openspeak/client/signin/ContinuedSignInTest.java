package io.openspeak.client.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Code;
import io.grpc.Status;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.UserId;
import io.openspeak.client.scripted.MutableClock;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.Words;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-ins that go on by refresh tokens; the server gives ten minutes. */
class ContinuedSignInTest {

    private static final Credential PASSWORD = new Credential.Password("alice", "pw");

    private final MutableClock clock = new MutableClock();
    private final ScriptedServer server = new ScriptedServer(clock);

    @BeforeEach
    void giveRefreshTokens() {
        server.login = answer -> answer.toBuilder().setRefreshToken("refresh-1").build();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void get_agingTokenOfAPassword_isRefreshedWithoutThePassword() {
        try (OpenSpeak client = client(PASSWORD)) {
            clock.advance(Duration.ofMinutes(8));
            assertThat(client.me().accessToken()).isEqualTo("refreshed-1");

            clock.advance(Duration.ofMinutes(8));
            assertThat(client.me().accessToken()).isEqualTo("refreshed-2");

            assertThat(server.logins).hasValue(1);
            assertThat(server.refreshTokens.next()).isEqualTo("refresh-1");
            assertThat(server.refreshTokens.next()).isEqualTo("refresh-2");
        }
    }

    @Test
    void get_refreshTokenEnded_signsInAgain() {
        server.refresh = answer -> {
            throw Words.failure(Code.UNAUTHENTICATED, "token_reused", "used before");
        };
        try (OpenSpeak client = client(PASSWORD)) {
            clock.advance(Duration.ofMinutes(8));

            assertThat(client.me().accessToken()).isEqualTo("token-2");
        }
    }

    @Test
    void get_authServiceAway_goesOnWithTheAgingToken() {
        server.refresh = answer -> {
            throw Status.UNAVAILABLE.asRuntimeException();
        };
        try (OpenSpeak client = client(PASSWORD)) {
            clock.advance(Duration.ofMinutes(8));

            assertThat(client.me().accessToken()).isEqualTo("token-1");
            assertThat(server.logins).hasValue(1);
        }
    }

    @Test
    void get_keptSignInThatIsYoung_asksNobody() {
        try (OpenSpeak client = client(kept())) {
            assertThat(client.me().accessToken()).isEqualTo("kept");
            assertThat(server.refreshes).hasValue(0);
        }
    }

    @Test
    void get_keptSignInThatEnded_isRefreshed() {
        Credential kept = kept();
        clock.advance(Duration.ofMinutes(11));

        try (OpenSpeak client = client(kept)) {
            assertThat(client.me().accessToken()).isEqualTo("refreshed-1");
        }
    }

    @Test
    void get_keptSignInContinuedByAnother_isFoundAndNotRefreshedAgain() {
        Credential kept = kept();
        try (OpenSpeak one = client(kept);
                OpenSpeak other = client(kept)) {
            clock.advance(Duration.ofMinutes(8));

            assertThat(one.me().accessToken()).isEqualTo("refreshed-1");
            assertThat(other.me().accessToken()).isEqualTo("refreshed-1");
        }
    }

    @Test
    void get_keptSignInThatIsOver_saysSo() {
        server.refresh = answer -> {
            throw Words.failure(Code.UNAUTHENTICATED, "unauthorized", "has ended");
        };
        Credential kept = kept();
        clock.advance(Duration.ofMinutes(11));

        assertThatThrownBy(() -> client(kept))
                .isInstanceOf(OpenSpeakException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void print_keptSignIn_showsNoSecret() {
        assertThat(kept().toString()).doesNotContain("refresh-1").doesNotContain("jwt");
        assertThat(signedIn().toString()).doesNotContain("refresh-1");
    }

    private Credential kept() {
        return new Credential.Kept(new UserId("alice"), KeptSignIn.inMemory(signedIn()));
    }

    private SignedIn signedIn() {
        return new SignedIn(
                new UserId("alice"),
                "alice",
                List.of(),
                "kept",
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(10)),
                "refresh-1");
    }

    private OpenSpeak client(Credential credential) {
        return OpenSpeak.signIn(server.endpoints(), credential, Words.QUICK.withClock(clock));
    }
}

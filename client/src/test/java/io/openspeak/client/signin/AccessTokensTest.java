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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access tokens and their renewal; the server gives ten minutes. */
class AccessTokensTest {

    private final MutableClock clock = new MutableClock();
    private final ScriptedServer server = new ScriptedServer(clock);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void get_youngToken_isKept() {
        try (OpenSpeak client = client(new Credential.Token("secret"))) {
            clock.advance(Duration.ofMinutes(7));

            assertThat(client.me().accessToken()).isEqualTo("token-1");
        }
    }

    @Test
    void get_agingToken_isRenewedAheadOfItsEnd() {
        try (OpenSpeak client = client(new Credential.Password("alice", "pw"))) {
            clock.advance(Duration.ofMinutes(8));

            assertThat(client.me().accessToken()).isEqualTo("token-2");
        }
    }

    @Test
    void get_authServiceAway_goesOnWithTheAgingToken() {
        try (OpenSpeak client = client(new Credential.Token("secret"))) {
            server.login = answer -> {
                throw Status.UNAVAILABLE.asRuntimeException();
            };
            clock.advance(Duration.ofMinutes(9));

            assertThat(client.me().accessToken()).isEqualTo("token-1");
        }
    }

    @Test
    void get_authServiceStillAway_isNotAskedByEveryCall() {
        try (OpenSpeak client = client(new Credential.Token("secret"))) {
            server.login = answer -> {
                throw Status.UNAVAILABLE.asRuntimeException();
            };
            clock.advance(Duration.ofMinutes(9));
            client.me();
            int asked = server.logins.get();

            client.me();

            assertThat(server.logins).hasValue(asked);
            clock.advance(Duration.ofSeconds(10));
            client.me();
            assertThat(server.logins.get()).isGreaterThan(asked);
        }
    }

    @Test
    void get_authServiceAwayAndTokenEnded_fails() {
        try (OpenSpeak client = client(new Credential.Token("secret"))) {
            server.login = answer -> {
                throw Status.UNAVAILABLE.asRuntimeException();
            };
            clock.advance(Duration.ofMinutes(11));

            assertThatThrownBy(client::me).isInstanceOf(OpenSpeakException.class);
        }
    }

    @Test
    void get_tokenOfAnExternalIssuer_isWhomTheServiceTakesItFor_andAskedForAgainWhenItAges() {
        AtomicInteger given = new AtomicInteger();
        try (OpenSpeak client = client(new Credential.External(() -> "theirs-" + given.incrementAndGet()))) {
            assertThat(client.me().userId()).isEqualTo(new UserId("keycloak:alice"));
            assertThat(client.me().accessToken()).isEqualTo("theirs-1");
            clock.advance(Duration.ofMinutes(8));

            assertThat(client.me().accessToken()).isEqualTo("theirs-2");
            assertThat(server.bearers.next()).isEqualTo("Bearer theirs-1");
            assertThat(server.logins).hasValue(0);
        }
    }

    @Test
    void signIn_wrongPassword_saysWhyAndNotWithWhat() {
        server.login = answer -> {
            throw Words.failure(Code.UNAUTHENTICATED, "bad_credentials", "name or password is wrong");
        };

        assertThatThrownBy(() -> client(new Credential.Password("alice", "hunter2")))
                .hasMessage("UNAUTHENTICATED bad_credentials: name or password is wrong");
    }

    @Test
    void signIn_endedAccessToken_failsWithoutAskingAnyone() {
        Credential ended = new Credential.Access(new UserId("alice"), "old", clock.instant());

        assertThatThrownBy(() -> client(ended)).hasMessageContaining("unauthorized");
        assertThat(server.logins).hasValue(0);
    }

    @Test
    void print_anyCredential_showsNoSecret() {
        assertThat(new Credential.Password("alice", "hunter2").toString()).doesNotContain("hunter2");
        assertThat(new Credential.Token("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new Credential.Access(new UserId("alice"), "s3cret", clock.instant()).toString())
                .doesNotContain("s3cret");
        assertThat(new Credential.External(() -> "s3cret").toString()).isEqualTo("External[]");
        try (OpenSpeak client = client(new Credential.Token("secret"))) {
            assertThat(client.me().toString()).doesNotContain("token-1");
        }
    }

    private OpenSpeak client(Credential credential) {
        return OpenSpeak.signIn(server.endpoints(), credential, Words.QUICK.withClock(clock));
    }
}

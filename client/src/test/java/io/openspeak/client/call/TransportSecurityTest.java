package io.openspeak.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openspeak.channel.v1.Channel;
import io.openspeak.client.ClientOptions;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.scripted.ScriptedServer;
import io.openspeak.client.scripted.TestCertificate;
import io.openspeak.client.scripted.Words;
import io.openspeak.client.signin.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients and servers that speak TLS with each other, and those that should not or can't. */
@Timeout(60)
class TransportSecurityTest {

    private static final TransportSecurity PLAIN = new TransportSecurity.Plain();
    private static final TransportSecurity TLS = new TransportSecurity.Tls();

    @TempDir
    Path folder;

    @Test
    void call_serverOfANamedAuthority_works() throws Exception {
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);

        try (ScriptedServer server = speaking(certificate);
                OpenSpeak client = signIn(server, trusting(certificate.pem()))) {
            assertThat(client.channels().list())
                    .extracting(Channel::getChannelId)
                    .containsExactly("a", "b");
        }
    }

    @Test
    void call_directCallbacks_worksLikewise() throws Exception {
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);

        try (ScriptedServer server = speaking(certificate);
                OpenSpeak client = OpenSpeak.signIn(
                        server.endpoints().withSecurity(trusting(certificate.pem())),
                        new Credential.Token("secret"),
                        Words.QUICK.withDirectCallbacks(true))) {
            assertThat(client.channels().list()).hasSize(2);
        }
    }

    @Test
    void call_severalAuthoritiesInOneFile_allCount() throws Exception {
        TestCertificate other = TestCertificate.of("DNS:other.example", Files.createDirectory(folder.resolve("other")));
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);
        Path both = Files.writeString(
                folder.resolve("both.pem"), Files.readString(other.pem()) + Files.readString(certificate.pem()));

        try (ScriptedServer server = speaking(certificate);
                OpenSpeak client = signIn(server, trusting(both))) {
            assertThat(client.channels().list()).hasSize(2);
        }
    }

    @Test
    void call_serverThatNobodyVouchesFor_isNotTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);

        try (ScriptedServer server = speaking(certificate)) {
            assertRefused(server.endpoints(), TLS, "server_not_trusted", "not trusted");
        }
    }

    @Test
    void call_serverOfAnotherAuthority_isNotTrusted() throws Exception {
        TestCertificate other = TestCertificate.of("IP:127.0.0.1", Files.createDirectory(folder.resolve("other")));
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);

        try (ScriptedServer server = speaking(certificate)) {
            assertRefused(server.endpoints(), trusting(other.pem()), "server_not_trusted", "not trusted");
        }
    }

    @Test
    void call_certificateOfAnotherName_saysSo() throws Exception {
        TestCertificate certificate = TestCertificate.of("DNS:voice.example", folder);

        try (ScriptedServer server = speaking(certificate)) {
            assertRefused(server.endpoints(), trusting(certificate.pem()), "server_name_mismatch", "127.0.0.1");
        }
    }

    @Test
    void call_certificateOfAnotherHostName_saysSo() throws Exception {
        TestCertificate certificate = TestCertificate.of("DNS:voice.example", folder);

        try (ScriptedServer server = speaking(certificate)) {
            Address byName = new Address("localhost", server.address().port());

            OpenSpeakException failure = refused(new Endpoints(byName, byName, List.of(byName), List.of(byName))
                    .withSecurity(trusting(certificate.pem())));

            assertThat(failure.reason()).isEqualTo("server_name_mismatch");
            assertThat(failure.explanation()).contains("localhost");
        }
    }

    @Test
    void call_plainToAServerOfTls_namesThatAsACause() throws Exception {
        TestCertificate certificate = TestCertificate.of("IP:127.0.0.1", folder);

        try (ScriptedServer server = speaking(certificate)) {
            assertRefused(server.endpoints(), PLAIN, "unavailable", "expects TLS");
            assertThat(server.logins).hasValue(0);
        }
    }

    @Test
    void call_plainAnsweredByAnAlert_saysThatTlsIsSpoken() throws Exception {
        try (AlertingServer server = new AlertingServer()) {
            Address address = server.address();
            assertRefused(
                    new Endpoints(address, address, List.of(address), List.of(address)),
                    PLAIN,
                    "tls_required",
                    "speaks TLS");
        }
    }

    @Test
    void call_tlsToAPlainServer_saysSo() {
        try (ScriptedServer server = new ScriptedServer(Clock.systemUTC())) {
            assertRefused(server.endpoints(), TLS, "tls_not_served", "does not speak TLS");
            assertThat(server.logins).hasValue(0);
        }
    }

    @Test
    void connect_authoritiesThatAreNotThere_namesTheFile() {
        assertBadAuthorities(folder.resolve("missing.pem"), "is not there");
    }

    @Test
    void connect_authoritiesThatAreAFolder_namesIt() {
        assertBadAuthorities(folder, "can't read");
    }

    @Test
    void connect_authoritiesThatAreNone_namesTheFile() throws Exception {
        assertBadAuthorities(Files.writeString(folder.resolve("notes.pem"), "call Bob\n"), "holds no certificates");
        assertBadAuthorities(Files.writeString(folder.resolve("empty.pem"), ""), "holds no certificates");
    }

    @Test
    void connect_keysInsteadOfCertificates_namesTheFile() throws Exception {
        assertBadAuthorities(TestCertificate.of("IP:127.0.0.1", folder).keys(), "holds no certificates");
    }

    private static void assertBadAuthorities(Path pem, String expected) {
        OpenSpeakException failure = refused(Endpoints.on("127.0.0.1").withSecurity(trusting(pem)));

        assertThat(failure.reason()).isEqualTo("bad_authorities");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.explanation()).contains(pem.toString()).contains(expected);
    }

    private static void assertRefused(
            Endpoints endpoints, TransportSecurity security, String reason, String explanation) {
        OpenSpeakException failure = refused(endpoints.withSecurity(security));

        assertThat(failure)
                .as(failure.toString())
                .extracting(OpenSpeakException::reason)
                .isEqualTo(reason);
        assertThat(failure.explanation()).contains(explanation);
    }

    private static OpenSpeakException refused(Endpoints endpoints) {
        return catchThrowableOfType(
                OpenSpeakException.class, () -> signIn(endpoints, Words.QUICK).close());
    }

    private static OpenSpeak signIn(ScriptedServer server, TransportSecurity security) {
        return signIn(server.endpoints().withSecurity(security), Words.QUICK);
    }

    private static OpenSpeak signIn(Endpoints endpoints, ClientOptions options) {
        return OpenSpeak.signIn(endpoints, new Credential.Token("secret"), options);
    }

    private static TransportSecurity trusting(Path pem) {
        return new TransportSecurity.TlsWithAuthorities(pem);
    }

    private static ScriptedServer speaking(TestCertificate certificate) {
        return new ScriptedServer(Clock.systemUTC(), certificate::serve);
    }
}

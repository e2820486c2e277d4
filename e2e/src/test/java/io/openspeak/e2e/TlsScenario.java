package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.signin.Credential;
import io.openspeak.launcher.Ports;
import io.openspeak.launcher.Service;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that serve TLS on second ports, and people who talk there, by the client library and by the command line. */
@SuppressWarnings("NullAway.Init")
class TlsScenario {

    private static final Map<Service, Integer> PORTS = new EnumMap<>(Service.class);

    @TempDir
    static Path certificates;

    private static ServerCertificate certificate;
    private static Installation installation;

    @TempDir
    Path home;

    @BeforeAll
    static void start() throws Exception {
        certificate = ServerCertificate.of("127.0.0.1", certificates);
        Iterator<Integer> free = Ports.free(Service.values().length).iterator();
        for (Service service : Service.values()) {
            PORTS.put(service, free.next());
        }
        installation = Installation.ofItsOwn("tls", wishes -> {
            PORTS.forEach((service, port) -> certificate.serve(wishes, service, port));
            return wishes;
        });
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void people_overTls_hearEachOtherBitExact() {
        Speech speech = Speech.of(100);
        try (TestUser alice = overTls("alice");
                TestUser bob = overTls("bob")) {
            settle(alice, bob);

            speech.saidBy(alice);

            await().atMost(TestUser.PATIENCE)
                    .untilAsserted(() -> assertThat(speech(bob)).containsExactlyElementsOf(speech.packets()));
        }
    }

    /** The first words through a cold pod may wait for too long. */
    private static void settle(TestUser speaker, TestUser listener) {
        await().atMost(TestUser.PATIENCE).until(() -> {
            speaker.says(new byte[] {1});
            return !listener.heardOf(speaker.name).isEmpty();
        });
    }

    /** What was heard behind the words to settle. */
    private static List<byte[]> speech(TestUser listener) {
        return listener.heardOf("alice").stream()
                .map(frame -> frame.getOpus().toByteArray())
                .filter(packet -> packet.length > 1)
                .toList();
    }

    @Test
    void servicesThatAreNotTrusted_orCalledWithoutTls_areNotSignedInAt() {
        assertThat(refusal(new TransportSecurity.Tls()).reason()).isEqualTo("server_not_trusted");
        assertThat(refusal(new TransportSecurity.Plain()).code().name()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void commandLine_overTls_signsInTalksAndListens() throws Exception {
        Terminal terminal = terminal();

        String said = terminal.run("""
                set -euo pipefail
                if ./openspeak cli login --token-file .openspeak/secrets/alice.token; then exit 1; fi
                if ./openspeak cli login --tls --token-file .openspeak/secrets/alice.token; then exit 1; fi
                ./openspeak cli login --ca %1$s --token-file .openspeak/secrets/bob.token
                ./openspeak cli login --ca %1$s --token-file .openspeak/secrets/alice.token
                ./openspeak cli --profile bob listen heard.wav --channel general --quit-after-silence 25 > heard.txt &
                until grep -q 'listens in' heard.txt; do sleep 0.2; done
                ./openspeak cli --profile alice say cli/samples/speech.wav --channel general | tee said.txt
                wait $!
                cat heard.txt
                diff <(grep -o 'sha256 .*' said.txt) <(grep -o 'sha256 .*' heard.txt)
                """.formatted(certificate.pem()));

        assertThat(said)
                .contains("--tls")
                .contains("server_not_trusted")
                .contains("signed in as bob")
                .contains("sha256");
    }

    /** A terminal that knows the services by their TLS ports only. */
    private Terminal terminal() throws Exception {
        Terminal terminal = new Terminal(home, installation);
        PORTS.forEach((service, port) -> terminal.with("OPENSPEAK_" + service.name(), "127.0.0.1:" + port));
        return terminal;
    }

    private static TestUser overTls(String user) {
        return TestUser.online(signIn(user, new TransportSecurity.TlsWithAuthorities(certificate.pem())))
                .joins("general");
    }

    private static OpenSpeakException refusal(TransportSecurity security) {
        return catchThrowableOfType(
                OpenSpeakException.class, () -> signIn("carol", security).close());
    }

    private static OpenSpeak signIn(String user, TransportSecurity security) {
        Endpoints endpoints = new Endpoints(
                at(Service.AUTH),
                at(Service.CHANNEL),
                List.of(at(Service.PRESENCE)),
                List.of(at(Service.VOICE)),
                security);
        return OpenSpeak.signIn(endpoints, new Credential.Token(installation.token(user)));
    }

    private static Address at(Service service) {
        return new Address("127.0.0.1", PORTS.getOrDefault(service, 0));
    }
}

package io.openspeak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where the services are and how connections to them are protected: by options, by the environment, by a profile. */
class TargetOptionsTest {

    private static final Map<String, String> NO_VARIABLES = Map.of();
    private static final TransportSecurity PLAIN = new TransportSecurity.Plain();
    private static final TransportSecurity TLS = new TransportSecurity.Tls();
    private static final Path STORED = Path.of("/etc/openspeak/stored.pem");
    private static final Endpoints LOCAL = Endpoints.on("127.0.0.1");
    private static final Endpoints OVER_TLS = LOCAL.withSecurity(TLS);
    private static final Endpoints WITH_AUTHORITIES =
            LOCAL.withSecurity(new TransportSecurity.TlsWithAuthorities(STORED));

    @Test
    void endpoints_nothingSaid_arePlain() {
        assertThat(options().endpoints(NO_VARIABLES, LOCAL)).isEqualTo(LOCAL);
    }

    @Test
    void endpoints_tls_trustWhatTheMachineTrusts() {
        assertThat(options("--tls").endpoints(NO_VARIABLES, LOCAL)).isEqualTo(OVER_TLS);
        assertThat(options().endpoints(Map.of("OPENSPEAK_TLS", "true"), LOCAL)).isEqualTo(OVER_TLS);
    }

    @Test
    void endpoints_authorities_implyTls_wherever() {
        TransportSecurity expected =
                new TransportSecurity.TlsWithAuthorities(Path.of("ours.pem").toAbsolutePath());

        assertThat(options("--ca", "ours.pem").endpoints(NO_VARIABLES, LOCAL).security())
                .isEqualTo(expected);
        assertThat(options()
                        .endpoints(Map.of("OPENSPEAK_CA", "ours.pem"), LOCAL)
                        .security())
                .isEqualTo(expected);
        assertThat(options("--tls", "--ca", "ours.pem")
                        .endpoints(NO_VARIABLES, LOCAL)
                        .security())
                .isEqualTo(expected);
    }

    @Test
    void endpoints_authoritiesNamedTwice_theOptionCounts() {
        assertThat(options("--ca", "/option.pem")
                        .endpoints(Map.of("OPENSPEAK_CA", "/variable.pem"), WITH_AUTHORITIES)
                        .security())
                .isEqualTo(new TransportSecurity.TlsWithAuthorities(Path.of("/option.pem")));
        assertThat(options()
                        .endpoints(Map.of("OPENSPEAK_CA", "/variable.pem"), WITH_AUTHORITIES)
                        .security())
                .isEqualTo(new TransportSecurity.TlsWithAuthorities(Path.of("/variable.pem")));
    }

    @Test
    void endpoints_addressesOtherThanTheProfiles_keepItsTls() {
        Endpoints elsewhere = options("--server", "voice.example", "--auth", "auth.example:443")
                .endpoints(NO_VARIABLES, WITH_AUTHORITIES);

        assertThat(elsewhere.channel()).isEqualTo(new Address("voice.example", 8802));
        assertThat(elsewhere.auth()).isEqualTo(new Address("auth.example", 443));
        assertThat(elsewhere.security()).isEqualTo(WITH_AUTHORITIES.security());
    }

    @Test
    void endpoints_tlsAskedForAgain_keepTheProfilesAuthorities() {
        assertThat(options("--tls").endpoints(NO_VARIABLES, WITH_AUTHORITIES)).isEqualTo(WITH_AUTHORITIES);
    }

    @Test
    void endpoints_noTlsInTheEnvironment_takesNoneFromAProfile() {
        assertThat(options().endpoints(Map.of("OPENSPEAK_TLS", "false"), OVER_TLS))
                .isEqualTo(OVER_TLS);
        assertThat(options().endpoints(Map.of("OPENSPEAK_TLS", "false"), LOCAL).security())
                .isEqualTo(PLAIN);
    }

    @Test
    void endpoints_variableThatIsNeitherTrueNorFalse_isRefused() {
        assertThatThrownBy(() -> options().endpoints(Map.of("OPENSPEAK_TLS", "yes"), LOCAL))
                .isInstanceOfSatisfying(CliFailure.class, failure -> {
                    assertThat(failure).hasMessage("OPENSPEAK_TLS is \"yes\"");
                    assertThat(failure.advice()).contains("true or false");
                });
    }

    private static TargetOptions options(String... typed) {
        return CommandLine.populateCommand(new TargetOptions(), typed);
    }
}

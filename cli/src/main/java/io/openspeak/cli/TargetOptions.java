package io.openspeak.cli;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.TransportSecurity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options about who acts and where the services are, good for every command. */
public final class TargetOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Act as this signed-in user (or set OPENSPEAK_PROFILE); else the latest sign-in acts.")
    @Nullable
    String profile;

    @Option(
            names = "--server",
            paramLabel = "HOST",
            scope = ScopeType.INHERIT,
            description = "Host of all services at ports 8801 to 8804 (or OPENSPEAK_SERVER).")
    @Nullable
    String server;

    @Option(
            names = "--auth",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Address of auth-service (or OPENSPEAK_AUTH).")
    @Nullable
    String auth;

    @Option(
            names = "--channel-service",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Address of channel-service (or OPENSPEAK_CHANNEL).")
    @Nullable
    String channel;

    @Option(
            names = "--presence",
            paramLabel = "HOST:PORT[,...]",
            scope = ScopeType.INHERIT,
            description = "Addresses of presence-service (or OPENSPEAK_PRESENCE).")
    @Nullable
    String presence;

    @Option(
            names = "--voice",
            paramLabel = "HOST:PORT[,...]",
            scope = ScopeType.INHERIT,
            description = "Addresses of voice-service (or OPENSPEAK_VOICE).")
    @Nullable
    String voice;

    @Option(
            names = "--tls",
            scope = ScopeType.INHERIT,
            description = "Speak TLS, with servers that Java on this machine trusts (or OPENSPEAK_TLS=true);"
                    + " name the services' TLS ports by the options above.")
    boolean tls;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Speak TLS, and trust the certificates in this PEM file instead (or OPENSPEAK_CA).")
    @Nullable
    String authorities;

    /** Who was named to act; null: nobody. */
    @Nullable
    String profile(Map<String, String> environment) {
        return first(profile, environment.get("OPENSPEAK_PROFILE"));
    }

    /** Where the services are: options before environment before {@code otherwise}, whose TLS is never taken back. */
    Endpoints endpoints(Map<String, String> environment, Endpoints otherwise) {
        return places(environment, otherwise).withSecurity(security(environment, otherwise.security()));
    }

    private TransportSecurity security(Map<String, String> environment, TransportSecurity otherwise) {
        String pem = first(authorities, environment.get("OPENSPEAK_CA"));
        if (pem != null) {
            // A profile keeps it, for commands that are typed elsewhere.
            return new TransportSecurity.TlsWithAuthorities(Path.of(pem).toAbsolutePath());
        }
        boolean asked = tls || isTrue("OPENSPEAK_TLS", environment);
        return asked && otherwise instanceof TransportSecurity.Plain ? new TransportSecurity.Tls() : otherwise;
    }

    private static boolean isTrue(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "").strip();
        return switch (value) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw new CliFailure(variable + " is \"" + value + "\"", "set it to true or false");
        };
    }

    private Endpoints places(Map<String, String> environment, Endpoints otherwise) {
        try {
            String host = first(server, environment.get("OPENSPEAK_SERVER"));
            Endpoints found = host == null ? otherwise : Endpoints.on(host);
            String namedAuth = first(auth, environment.get("OPENSPEAK_AUTH"));
            found = namedAuth == null ? found : found.withAuth(Address.parse(namedAuth));
            String namedChannel = first(channel, environment.get("OPENSPEAK_CHANNEL"));
            found = namedChannel == null ? found : found.withChannel(Address.parse(namedChannel));
            String namedPresence = first(presence, environment.get("OPENSPEAK_PRESENCE"));
            found = namedPresence == null ? found : found.withPresence(several(namedPresence));
            String namedVoice = first(voice, environment.get("OPENSPEAK_VOICE"));
            return namedVoice == null ? found : found.withVoice(several(namedVoice));
        } catch (IllegalArgumentException e) {
            throw new CliFailure(String.valueOf(e.getMessage()), "write addresses as host:port", e);
        }
    }

    private static List<Address> several(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Address::parse)
                .toList();
    }

    private static @Nullable String first(@Nullable String option, @Nullable String variable) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isBlank() ? null : variable;
    }
}

package io.openspeak.cli;

import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
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

    /** Who was named to act; null: nobody. */
    @Nullable
    String profile(Map<String, String> environment) {
        return first(profile, environment.get("OPENSPEAK_PROFILE"));
    }

    /** Where the services are: options before environment before {@code otherwise}. */
    Endpoints endpoints(Map<String, String> environment, Endpoints otherwise) {
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

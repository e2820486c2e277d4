package io.openspeak.platform.defaults;

import static io.openspeak.platform.defaults.SettingAlias.of;

import io.openspeak.platform.defaults.SettingAlias.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The names under which VoicePing, CoLink and the OpenSpeak specification know settings of ours; of two for one setting the first counts. */
final class SettingAliases {

    private static final String REDIS = "openspeak.redis.url";
    private static final String SILENCE = "openspeak.presence.silence";
    private static final String LOG_LEVEL = "quarkus.log.level";
    private static final String PORT = "quarkus.http.port";
    private static final long ROUND_TRIP_SECONDS = 5;

    static final List<SettingAlias> ALL = List.of(
            // VoicePing
            of("PRESENCE_ENABLED", "openspeak.presence.enabled", SettingAliases::yesOrNo),
            of("PRESENCE_TTL", SILENCE, whole("%ds")),
            // CoLink
            of("REDIS_URL", REDIS, Optional::of),
            // VoicePing's, in parts: CoLink's says all of it.
            new SettingAlias("REDIS_HOST", REDIS, SettingAliases::redis),
            of("SERVICE_PORT", PORT, whole("%d")),
            of("LOG_LEVEL", LOG_LEVEL, SettingAliases::level),
            of("WS_HEARTBEAT_INTERVAL", "openspeak.presence.ping-interval", whole("%ds")),
            of("WS_HEARTBEAT_INTERVAL", SILENCE, SettingAliases::twoBeats),
            of("WS_PRESENCE_TTL", "openspeak.presence.resumable", whole("%ds")),
            of("WS_TYPING_TTL", "openspeak.presence.typing", whole("%ds")),
            // The OpenSpeak specification's configuration file
            of("server.host", "quarkus.http.host", Optional::of),
            of("server.port", PORT, whole("%d")),
            of("auth.tokens_file", "openspeak.auth.tokens-file", Optional::of),
            of("auth.token_ttl", "openspeak.auth.api-tokens.longest-life", whole("%ds")),
            of("audio.default_bitrate", "openspeak.channel.bitrate-kbps", whole("%d")),
            of("logging.level", LOG_LEVEL, SettingAliases::level),
            of("logging.output_format", "quarkus.log.console.json.enabled", SettingAliases::isJson),
            of("voice.max_broadcast_lag_ms", "openspeak.voice.max-broadcast-lag", whole("%dms")),
            of("voice.max_packet_age_ms", "openspeak.voice.max-packet-age", whole("%dms")));

    private SettingAliases() {}

    /** Our settings, as the names that are set have them. */
    static Map<String, String> settings(Values values) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (SettingAlias alias : ALL) {
            alias.read(values).ifPresent(value -> settings.putIfAbsent(alias.setting(), value));
        }
        return settings;
    }

    /** A number is all that these may be: Kubernetes sets REDIS_PORT to tcp://... beside a Service called redis. */
    private static Optional<Long> number(String value) {
        try {
            return Optional.of(Long.parseLong(value.strip())).filter(number -> number >= 0);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static Function<String, Optional<String>> whole(String format) {
        return value -> number(value).map(format::formatted);
    }

    /** As in CoLink, which waits for two beats; a round trip more, so that the second may be late. */
    private static Optional<String> twoBeats(String seconds) {
        return number(seconds).map(beat -> 2 * beat + ROUND_TRIP_SECONDS + "s");
    }

    private static Optional<String> yesOrNo(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> Optional.of("true");
            case "false", "0", "no", "off" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> level(String value) {
        return switch (value.strip().toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Optional.of("TRACE");
            case "DEBUG" -> Optional.of("DEBUG");
            case "INFO" -> Optional.of("INFO");
            case "WARN", "WARNING" -> Optional.of("WARN");
            case "ERROR" -> Optional.of("ERROR");
            case "CRITICAL", "FATAL" -> Optional.of("FATAL");
            default -> Optional.empty();
        };
    }

    private static Optional<String> isJson(String format) {
        return switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of("true");
            case "text", "console", "plain" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> redis(Values values) {
        String host = values.of("REDIS_HOST").orElseThrow();
        String password = values.of("REDIS_PASSWORD")
                .map(secret ->
                        ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20") + "@")
                .orElse("");
        long port = values.of("REDIS_PORT").flatMap(SettingAliases::number).orElse(6379L);
        return Optional.of("redis://" + password + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}

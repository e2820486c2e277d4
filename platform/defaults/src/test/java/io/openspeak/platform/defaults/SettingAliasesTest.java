package io.openspeak.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.DocsPage;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings by the names of other systems. */
class SettingAliasesTest {

    private static final int SHIPPED = 250;
    private static final int ENVIRONMENT = 300;

    @ParameterizedTest
    @CsvSource({
        "PRESENCE_ENABLED, 0, openspeak.presence.enabled, false",
        "PRESENCE_TTL, 60, openspeak.presence.silence, 60s",
        "REDIS_URL, redis://:secret@redis:6379/0, openspeak.redis.url, redis://:secret@redis:6379/0",
        "REDIS_HOST, redis, openspeak.redis.url, redis://redis:6379",
        "SERVICE_PORT, 8006, quarkus.http.port, 8006",
        "LOG_LEVEL, WARNING, quarkus.log.level, WARN",
        "WS_HEARTBEAT_INTERVAL, 30, openspeak.presence.ping-interval, 30s",
        "WS_HEARTBEAT_INTERVAL, 30, openspeak.presence.silence, 65s",
        "WS_PRESENCE_TTL, 300, openspeak.presence.resumable, 300s",
        "WS_TYPING_TTL, 5, openspeak.presence.typing, 5s",
        "server.host, 0.0.0.0, quarkus.http.host, 0.0.0.0",
        "server.port, 50051, quarkus.http.port, 50051",
        "auth.tokens_file, /etc/tokens.json, openspeak.auth.tokens-file, /etc/tokens.json",
        "auth.token_ttl, 0, openspeak.auth.api-tokens.longest-life, 0s",
        "audio.default_bitrate, 64, openspeak.channel.bitrate-kbps, 64",
        "logging.level, info, quarkus.log.level, INFO",
        "logging.output_format, json, quarkus.log.console.json.enabled, true",
        "voice.max_broadcast_lag_ms, 100, openspeak.voice.max-broadcast-lag, 100ms",
        "voice.max_packet_age_ms, 500, openspeak.voice.max-packet-age, 500ms",
    })
    void alias_set_isTheSettingInsteadOfWhatWeShip(String name, String value, String setting, String expected) {
        SmallRyeConfig config = config(Map.of(name, value), Map.of(setting, "shipped"));

        assertThat(config.getRawValue(setting)).isEqualTo(expected);
        assertThat(new SettingAliasReport(config).findings()).isEmpty();
    }

    @Test
    void redis_inParts_isOneAddress() {
        SmallRyeConfig config =
                config(Map.of("REDIS_HOST", "redis", "REDIS_PORT", "6380", "REDIS_PASSWORD", "p@ss w/ord"), Map.of());

        assertThat(config.getRawValue("openspeak.redis.url")).isEqualTo("redis://:p%40ss%20w%2Ford@redis:6380");
    }

    @Test
    void redisPort_asKubernetesSetsIt_isNotTaken() {
        SmallRyeConfig config = config(Map.of("REDIS_HOST", "redis", "REDIS_PORT", "tcp://10.0.0.11:6379"), Map.of());

        assertThat(config.getRawValue("openspeak.redis.url")).isEqualTo("redis://redis:6379");
    }

    @Test
    void alias_besideTheRealSetting_doesNotCountAndIsTold() {
        SmallRyeConfig config = config(Map.of("SERVICE_PORT", "8006", "quarkus.http.port", "9000"), Map.of());

        assertThat(config.getRawValue("quarkus.http.port")).isEqualTo("9000");
        assertThat(new SettingAliasReport(config).findings())
                .singleElement()
                .asString()
                .contains("setting_alias_overruled alias=SERVICE_PORT setting=quarkus.http.port", "environment");
    }

    @Test
    void alias_besideTheSameRealSetting_isNotTold() {
        SmallRyeConfig config = config(Map.of("SERVICE_PORT", "8006", "quarkus.http.port", "8006"), Map.of());

        assertThat(new SettingAliasReport(config).findings()).isEmpty();
    }

    @Test
    void aliases_thatDisagree_firstCountsAndTheOtherIsToldWithoutItsSecret() {
        SmallRyeConfig config = config(
                Map.of("REDIS_URL", "redis://one:6379", "REDIS_HOST", "two", "REDIS_PASSWORD", "hunter2"), Map.of());

        assertThat(config.getRawValue("openspeak.redis.url")).isEqualTo("redis://one:6379");
        assertThat(new SettingAliasReport(config).findings())
                .singleElement()
                .asString()
                .contains("alias=REDIS_HOST setting=openspeak.redis.url")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://10.0.0.1:8006", "-1", "eight"})
    void alias_notUnderstood_isNotTakenAndTold(String port) {
        SmallRyeConfig config = config(Map.of("SERVICE_PORT", port), Map.of("quarkus.http.port", "8803"));

        assertThat(config.getRawValue("quarkus.http.port")).isEqualTo("8803");
        assertThat(new SettingAliasReport(config).findings())
                .containsExactly("setting_alias_not_understood alias=SERVICE_PORT setting=quarkus.http.port");
    }

    @Test
    void alias_empty_isNotSet() {
        SmallRyeConfig config = config(Map.of("REDIS_URL", "", "REDIS_HOST", "redis", "REDIS_PASSWORD", ""), Map.of());

        assertThat(config.getRawValue("openspeak.redis.url")).isEqualTo("redis://redis:6379");
        assertThat(new SettingAliasReport(config).findings()).isEmpty();
    }

    @Test
    void everyAlias_isOnThePageOfSettings() {
        String page = DocsPage.read("settings.md");

        assertThat(SettingAliases.ALL)
                .allSatisfy(alias -> assertThat(page.lines())
                        .anyMatch(row -> row.startsWith("| `" + alias.name() + "`")
                                && row.contains("`" + alias.setting() + "`")));
    }

    private static SmallRyeConfig config(Map<String, String> environment, Map<String, String> shipped) {
        return new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(new HashMap<>(environment), "environment", ENVIRONMENT),
                        new PropertiesConfigSource(new HashMap<>(shipped), "shipped", SHIPPED))
                .withSources(new SettingAliasSource())
                .build();
    }
}

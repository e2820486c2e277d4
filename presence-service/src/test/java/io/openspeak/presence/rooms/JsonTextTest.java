package io.openspeak.presence.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":[1,{\"b\":null}],\"ü\":\"\\u0000\"}\n"})
    void object_hasNoFlaw(String text) {
        assertThat(JsonText.flaw(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "\"{}\"", "{", "{\"a\":1", "{}{}", "{} x", "{a:1}", "{\"a\":NaN}", "{'a':1}", "null"})
    void anythingElse_has(String text) {
        assertThat(JsonText.flaw(text)).isPresent();
    }

    @Test
    void object_nestedTooDeep_has() {
        assertThat(JsonText.flaw("{\"a\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}"))
                .isPresent();
    }

    @Test
    void flaw_doesNotRepeatTheText() {
        assertThat(JsonText.flaw("{\"secret\": hidden}").orElseThrow()).doesNotContain("hidden", "secret");
    }
}

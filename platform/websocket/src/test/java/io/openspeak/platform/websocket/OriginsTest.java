package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins none = new Origins(Set.of());

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.org, chat.example.org, true",
        "https://chat.example.org, chat.example.org:443, true",
        "http://CHAT.example.org:80, chat.example.org, true",
        "http://localhost:8080, localhost:8080, true",
        "http://localhost:8080, localhost:8803, false",
        "https://evil.example.org, chat.example.org, false",
        "https://chat.example.org.evil.org, chat.example.org, false",
        "null, chat.example.org, false",
        "'not an origin', chat.example.org, false",
    })
    void pageOfAnotherHost_isNotPermitted(String origin, String host, boolean permitted) {
        assertThat(none.permit(origin, host)).isEqualTo(permitted);
    }

    @Test
    void withoutAnOrigin_itIsNoBrowser() {
        assertThat(none.permit(null, "chat.example.org")).isTrue();
    }

    @Test
    void listedOrigins_arePermitted_starMeansAll() {
        assertThat(new Origins(Set.of("https://app.example.org")).permit("https://app.example.org", "api.example.org"))
                .isTrue();
        assertThat(new Origins(Set.of("*")).permit("https://any.example.org", "api.example.org"))
                .isTrue();
    }
}

package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.websocket.Closing.Reconnect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How failures close a connection: what clients rely on. */
class ClosingTest {

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 4401, AFTER_SIGN_IN",
        "TOKEN_REUSED, 4401, AFTER_SIGN_IN",
        "FORBIDDEN, 4403, NEVER",
        "BANNED, 4403, NEVER",
        "INVALID_REQUEST, 4400, NEVER",
        "CHANNEL_NOT_FOUND, 4400, NEVER",
        "NOT_BUILT, 4400, NEVER",
        "RATE_LIMITED, 4429, WITH_BACK_OFF",
        "TOO_MANY_CONNECTIONS, 4429, WITH_BACK_OFF",
        "UNAVAILABLE, 4503, WITH_BACK_OFF",
        "OVERLOADED, 4503, WITH_BACK_OFF",
        "INTERNAL_ERROR, 4500, WITH_BACK_OFF",
    })
    void of_reason_isWhatClientsKnow(Reason reason, int code, Reconnect reconnect) {
        assertThat(Closing.of(reason).code()).isEqualTo(code);
        assertThat(Closing.of(reason).reconnect()).isEqualTo(reconnect);
    }

    @ParameterizedTest
    @EnumSource
    void of_anyReason_hasACodeInTheRangeOfApplications(Reason reason) {
        assertThat(Closing.of(reason).code()).isBetween(4000, 4999);
    }

    @Test
    void codes_ofAll_differ() {
        assertThat(Arrays.stream(Closing.values()).map(Closing::code)).doesNotHaveDuplicates();
    }
}

package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class UpgradedRequestTest {

    @Test
    void whatQuarkusHides_isStillThere() {
        assertThatCode(() -> Class.forName(UpgradedRequest.class.getName())).doesNotThrowAnyException();
    }
}

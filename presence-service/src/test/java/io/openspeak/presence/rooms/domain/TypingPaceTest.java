package io.openspeak.presence.rooms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TypingPaceTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId ALICE = new UserId("alice");
    private static final ChannelId ROOM = new ChannelId("room");

    private final TypingPace pace = new TypingPace(Duration.ofSeconds(1));

    @Test
    void passes_onceAnInterval() {
        assertThat(pace.passes(ALICE, ROOM, NOON)).isTrue();
        assertThat(pace.passes(ALICE, ROOM, NOON.plusMillis(999))).isFalse();
        assertThat(pace.passes(ALICE, ROOM, NOON.plusMillis(1000))).isTrue();
    }

    @Test
    void passes_whereNothingPassed() {
        pace.passes(ALICE, ROOM, NOON);

        assertThat(pace.passes(ALICE, new ChannelId("other"), NOON)).isTrue();
        assertThat(pace.passes(new UserId("bob"), ROOM, NOON)).isTrue();
    }

    @Test
    void passes_afterTheClockWasSetBack() {
        pace.passes(ALICE, ROOM, NOON);

        assertThat(pace.passes(ALICE, ROOM, NOON.minusSeconds(3600))).isTrue();
    }
}

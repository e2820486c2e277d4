package io.openspeak.presence.rooms.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.rooms.Publication;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RoomMessageFact, version 1, as it lies in logs: a change here breaks every reader. */
class RoomMessageFactGoldenTest {

    @Test
    void message_isWrittenAsItAlwaysWas() {
        Publication message =
                new Publication(new UserId("chat"), new ChannelId("dm_123"), true, "{\"a\":1}", Optional.empty());

        byte[] written = RedisRoomLog.fact(message, Instant.ofEpochMilli(1_763_780_000_123L))
                .toByteArray();

        assertThat(HexFormat.of().formatHex(written)).isEqualTo("0a06646d5f31323310011a077b2261223a317d20fbf2ebcbaa33");
    }
}

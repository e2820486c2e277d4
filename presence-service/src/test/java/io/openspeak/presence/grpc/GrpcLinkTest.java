package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.FakeCall;
import io.openspeak.presence.Event;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a client is told when its stream is closed. */
class GrpcLinkTest {

    private static final String POSITION = "p1";
    private static final int MOST_UNSENT = 100;

    private final FakeCall<OpenSessionResponse> call = new FakeCall<>();
    private final AtomicInteger overflows = new AtomicInteger();
    private final GrpcLink link = new GrpcLink(
            call,
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(PresenceSettings.class)
                    .withDefaultValue("openspeak.presence.max-unsent-bytes", String.valueOf(MOST_UNSENT))
                    .build()
                    .getConfigMapping(PresenceSettings.class),
            overflows::incrementAndGet);

    @Test
    void close_whenAllIsSent_tellsThePosition() {
        link.tell(event());

        link.close(CloseReason.CLOSE_REASON_GOING_AWAY, POSITION);

        assertThat(call.taken().getLast().getClosing().getPosition()).isEqualTo(POSITION);
    }

    @Test
    void close_whileSomethingWaits_tellsNoPosition_sinceThatWouldBeAHole() {
        call.becomeFull();
        link.tell(event());

        link.close(CloseReason.CLOSE_REASON_GOING_AWAY, POSITION);

        assertThat(call.taken()).hasSize(1);
        assertThat(call.taken().getLast().hasClosing()).isTrue();
        assertThat(call.taken().getLast().getClosing().getPosition()).isEmpty();
    }

    @Test
    void close_afterTooMuchWaited_tellsNoPosition() {
        call.becomeFull();
        while (overflows.get() == 0) {
            link.tell(event());
        }

        link.close(CloseReason.CLOSE_REASON_SLOW_CONSUMER, POSITION);

        assertThat(call.taken().getLast().getClosing().getPosition()).isEmpty();
    }

    private static Event event() {
        return new Event(PresenceEvent.newBuilder().setPosition(POSITION).build());
    }
}

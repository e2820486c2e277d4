package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.presence.Event;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.v1.CloseReason;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.PresenceEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a client is told when its stream is closed. */
class GrpcLinkTest {

    private static final String POSITION = "p1";
    private static final int MOST_UNSENT = 100;

    private final Call call = new Call();
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

        assertThat(call.last().getClosing().getPosition()).isEqualTo(POSITION);
    }

    @Test
    void close_whileSomethingWaits_tellsNoPosition_sinceThatWouldBeAHole() {
        call.ready = false;
        link.tell(event());

        link.close(CloseReason.CLOSE_REASON_GOING_AWAY, POSITION);

        assertThat(call.sent).hasSize(1);
        assertThat(call.last().hasClosing()).isTrue();
        assertThat(call.last().getClosing().getPosition()).isEmpty();
    }

    @Test
    void close_afterTooMuchWaited_tellsNoPosition() {
        call.ready = false;
        while (overflows.get() == 0) {
            link.tell(event());
        }

        link.close(CloseReason.CLOSE_REASON_SLOW_CONSUMER, POSITION);

        assertThat(call.last().getClosing().getPosition()).isEmpty();
    }

    private static Event event() {
        return new Event(PresenceEvent.newBuilder().setPosition(POSITION).build());
    }

    /** A call whose client takes something, or nothing. */
    private static final class Call extends ServerCallStreamObserver<OpenSessionResponse> {

        final List<OpenSessionResponse> sent = new ArrayList<>();
        boolean ready = true;

        OpenSessionResponse last() {
            return sent.getLast();
        }

        @Override
        public void onNext(OpenSessionResponse message) {
            sent.add(message);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}

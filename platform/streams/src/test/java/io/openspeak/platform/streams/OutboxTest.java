package io.openspeak.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent, kept, lost and ended, over a transport whose every state the test sets. */
class OutboxTest {

    private final Transport transport = new Transport();
    private int overflows;
    private final Outbox<String> outbox = new Outbox<>(transport, 10, String::length, () -> overflows++);

    @Test
    void messages_goAtOnce_whileTheTransportTakesThem() {
        outbox.send("one");
        outbox.send("two");

        assertThat(transport.taken).containsExactly("one", "two");
        assertThat(outbox.takesMore()).isTrue();
        assertThat(outbox.sentAll()).isTrue();
    }

    @Test
    void messages_wait_andGoInOrder_onceTheTransportTakesMore() {
        List<String> after = new ArrayList<>();
        outbox.whenReady(() -> after.addAll(transport.taken));
        transport.ready = false;
        outbox.send("one");
        outbox.send("two");
        assertThat(transport.taken).isEmpty();
        assertThat(outbox.takesMore()).isFalse();
        assertThat(outbox.sentAll()).isFalse();

        transport.becomeReady();

        assertThat(transport.taken).containsExactly("one", "two");
        assertThat(after).as("who has more is told after what waited").containsExactly("one", "two");
        assertThat(outbox.sentAll()).isTrue();
    }

    @Test
    void moreThanTheBound_overflows_andIsForgotten() {
        transport.ready = false;
        outbox.send("12345");
        outbox.send("67890");
        assertThat(overflows).isZero();

        outbox.send("!");

        assertThat(overflows).isOne();
        transport.becomeReady();
        assertThat(transport.taken).isEmpty();
        assertThat(outbox.sentAll()).as("a position would be a lie").isFalse();
    }

    @Test
    void transportThatCloses_underASender_endsTheStream_andHarmsNobody() {
        transport.closed = true;

        outbox.send("one");
        outbox.send("two");

        assertThat(outbox.takesMore()).isFalse();
        assertThat(outbox.sentAll()).isFalse();
        assertThat(transport.attempts)
                .as("nothing is tried on a closed transport again")
                .isOne();
        assertThat(overflows).isZero();
    }

    @Test
    void lastWord_onATransportThatCloses_harmsNobody() {
        transport.closed = true;

        outbox.complete("last");

        assertThat(transport.attempts).isOne();
        assertThat(transport.ends).isEmpty();
    }

    @Test
    void endOfATransportThatCloses_harmsNobody() {
        transport.closed = true;

        outbox.complete();

        assertThat(transport.attempts).isOne();
        assertThat(transport.ends).isEmpty();
    }

    @Test
    void failureOnATransportThatCloses_harmsNobody() {
        transport.closed = true;

        outbox.fail(new IllegalArgumentException("why"));

        assertThat(transport.attempts).isOne();
        assertThat(transport.ends).isEmpty();
    }

    @Test
    void lastWord_isTheLast_evenIfItMakesTheTransportReady() {
        transport.ready = false;
        outbox.send("waits");
        transport.readyOnceWrittenTo = true;

        outbox.complete("last");

        assertThat(transport.taken).containsExactly("last");
    }

    @Test
    void completedStream_takesALastWord_andNothingMore() {
        transport.ready = false;
        outbox.send("waits");

        outbox.complete("last");
        outbox.complete();
        outbox.send("late");
        transport.becomeReady();

        assertThat(transport.taken).containsExactly("last");
        assertThat(transport.ends).containsExactly("completed");
    }

    @Test
    void failedStream_tellsOnce_andSendsNothingMore() {
        outbox.fail(new IllegalArgumentException("why"));
        outbox.complete();
        outbox.send("late");

        assertThat(transport.ends).containsExactly("why");
        assertThat(transport.taken).isEmpty();
    }

    /** One call's transport. */
    private static final class Transport extends ServerCallStreamObserver<String> {

        private final List<String> taken = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private boolean ready = true;
        private boolean closed;
        private boolean readyOnceWrittenTo;
        private int attempts;
        private Runnable whenReady = () -> {};

        void becomeReady() {
            ready = true;
            whenReady.run();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void onNext(String message) {
            attempt();
            taken.add(message);
            if (readyOnceWrittenTo) {
                becomeReady();
            }
        }

        private void attempt() {
            attempts++;
            if (closed) {
                throw new IllegalStateException("The stream has been closed");
            }
        }

        @Override
        public void onError(Throwable why) {
            attempt();
            ends.add(String.valueOf(why.getMessage()));
        }

        @Override
        public void onCompleted() {
            attempt();
            ends.add("completed");
        }

        @Override
        public void setOnReadyHandler(Runnable action) {
            whenReady = action;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(@Nullable Runnable action) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}
    }
}

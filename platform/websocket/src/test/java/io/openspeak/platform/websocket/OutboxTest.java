package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int HEADER = 2;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final AtomicInteger readies = new AtomicInteger();
    private final AtomicInteger overflows = new AtomicInteger();
    private final Outbox outbox =
            new Outbox(channel.pipeline().firstContext(), 10, readies::incrementAndGet, overflows::incrementAndGet);

    @AfterEach
    void comeToRest() {
        channel.runPendingTasks();
    }

    private void takes(boolean writable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    }

    private List<String> written() {
        channel.runPendingTasks();
        List<String> texts = new ArrayList<>();
        for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            texts.add(frame.skipBytes(HEADER).toString(StandardCharsets.UTF_8));
            frame.release();
        }
        return texts;
    }

    private static Frame frame(String text) {
        return Frame.text(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void frames_areWrittenInOrder() {
        outbox.send(frame("a"));
        outbox.send(frame("b"));

        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void whatTheTransportDoesNotTake_waits_andIsWrittenThen() {
        takes(false);
        outbox.send(frame("a"));
        assertThat(outbox.takesMore()).isFalse();
        assertThat(written()).isEmpty();

        takes(true);
        outbox.drain();

        assertThat(written()).containsExactly("a");
        assertThat(readies).hasValue(1);
    }

    @Test
    void moreThanTheBound_isTold() {
        takes(false);
        outbox.send(frame("12345"));
        assertThat(overflows).hasValue(0);

        outbox.send(frame("12345"));

        assertThat(overflows).hasValue(1);
    }

    @Test
    void lastWords_areWritten_evenIfTheRestIsNot() {
        takes(false);
        outbox.send(frame("a"));

        outbox.finish(List.of(frame("bye")));
        outbox.send(frame("late"));

        assertThat(written()).containsExactly("bye");
    }

    @Test
    void whatWaits_isNotSent_untilTheTransportTakesIt() {
        takes(false);
        outbox.send(frame("a"));
        outbox.drain();
        boolean early = outbox.sentAll();

        takes(true);
        outbox.drain();

        assertThat(early).isFalse();
        assertThat(outbox.sentAll()).isTrue();
    }

    @Test
    void whatIsWritten_isFlushedAfterAllThatWasToBeWritten() {
        List<String> events = new ArrayList<>();
        EmbeddedChannel loop = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                events.add("write");
                context.write(message, promise);
            }

            @Override
            public void flush(ChannelHandlerContext context) {
                events.add("flush");
                context.flush();
            }
        });
        loop.pipeline().addLast("end", new ChannelInboundHandlerAdapter());
        List<Outbox> several = Stream.generate(() -> new Outbox(
                        loop.pipeline().context("end"), 10, readies::incrementAndGet, overflows::incrementAndGet))
                .limit(3)
                .toList();

        several.forEach(one -> one.send(frame("a")));
        loop.runPendingTasks();

        assertThat(events).containsExactly("write", "write", "write", "flush", "flush", "flush");
        loop.finishAndReleaseAll();
    }

    @Test
    void oneFrame_goesToManyConnections_fromOnePlaceOutsideOfTheHeap() {
        Frame shared = frame("x".repeat(1_000));
        for (int connection = 0; connection < 3; connection++) {
            outbox.send(shared);
            outbox.drain();
        }
        outbox.send(frame("other"));
        channel.runPendingTasks();

        ByteBuf first = channel.readOutbound();
        ByteBuf second = channel.readOutbound();
        first.skipBytes(5);
        first.release();
        ByteBuf third = channel.readOutbound();
        ByteBuf other = channel.readOutbound();

        assertThat(third.isDirect()).isTrue();
        assertThat(third.memoryAddress()).isEqualTo(second.memoryAddress());
        assertThat(third.readableBytes()).isEqualTo(1_004);
        assertThat(third.toString(StandardCharsets.UTF_8)).endsWith("xxx");
        assertThat(other.toString(StandardCharsets.UTF_8)).endsWith("other");
        second.release();
        third.release();
        other.release();
    }

    @Test
    void oneFrame_servesManyConnections() {
        Frame shared = frame("x".repeat(70_000));

        ByteBuf first = shared.wire();
        ByteBuf second = shared.wire();
        first.skipBytes(5);

        assertThat(second.readableBytes()).isEqualTo(70_010);
        assertThat(second.array()).isSameAs(first.array());
    }
}

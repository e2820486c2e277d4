package io.openspeak.channel.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse.PartCase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A subscription to channel events that remembers what it was told. */
final class Listening implements AutoCloseable {

    final List<SubscribeChannelEventsResponse> parts = new CopyOnWriteArrayList<>();
    private final Context.CancellableContext context = Context.current().withCancellation();
    private final CompletableFuture<Optional<StatusRuntimeException>> end = new CompletableFuture<>();

    Listening(ChannelsUnderTest channels, String user, String position, String channel) {
        SubscribeChannelEventsRequest request = SubscribeChannelEventsRequest.newBuilder()
                .setPosition(position)
                .addChannelIds(channel)
                .build();
        Thread.ofVirtual().start(() -> context.run(() -> listen(channels, user, request)));
    }

    private void listen(ChannelsUnderTest channels, String user, SubscribeChannelEventsRequest request) {
        try {
            channels.as(user).subscribeChannelEvents(request).forEachRemaining(parts::add);
            end.complete(Optional.empty());
        } catch (StatusRuntimeException ended) {
            end.complete(Optional.of(ended));
        }
    }

    void await(PartCase kind, int count) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(parts)
                        .filteredOn(part -> part.getPartCase() == kind)
                        .hasSizeGreaterThanOrEqualTo(count));
    }

    StartMode mode() {
        return parts.getFirst().getStarted().getMode();
    }

    SubscribeChannelEventsResponse last() {
        return parts.getLast();
    }

    /** With what it was ended, once it is; empty: it was completed. */
    Optional<StatusRuntimeException> awaitEnd() {
        Awaitility.await().until(end::isDone);
        return end.join();
    }

    @Override
    public void close() {
        context.cancel(null);
        end.join();
    }
}

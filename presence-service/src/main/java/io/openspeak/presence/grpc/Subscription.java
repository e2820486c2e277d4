package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.streams.ServerStreams.Bound;
import io.openspeak.platform.streams.ServerStreams.ServerStream;
import io.openspeak.presence.Audience;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.v1.PresenceEvent;

/** A stream of events without a session of its own. */
final class Subscription {

    private Subscription() {}

    static void start(
            SessionServices services,
            Caller caller,
            Audience.Interest interest,
            ServerCallStreamObserver<PresenceEvent> call) {
        var running = new Object() {
            Runnable end = () -> {};
        };
        ServerStream<PresenceEvent> stream = services.streams()
                .open(
                        call,
                        caller,
                        new Bound<>(services.settings().maxUnsentEvents(), event -> 1),
                        () -> running.end.run());
        EventStream events = new EventStream(services.sources(), Viewer.of(caller), stream::send);
        running.end = events::leave;
        events.watch(interest);
        if (stream.isOver()) {
            // It ended while it was being begun.
            events.leave();
        }
    }
}

package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.revocation.LiveCalls;
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
        Outbox<PresenceEvent> outbox =
                new Outbox<>(call, services.settings().maxUnsentEvents(), () -> running.end.run());
        EventStream events = new EventStream(services.sources(), Viewer.of(caller), outbox::send);
        running.end = () -> {
            events.leave();
            outbox.fail(GrpcFailures.toStatus(new Refusal(
                    Reason.SLOW_CONSUMER, "You read too slowly; subscribe again from your last position.")));
        };
        long timer = services.timers().at(caller.expiresAt().plus(services.tokenGrace()), () -> {
            events.leave();
            outbox.fail(GrpcFailures.toStatus(
                    new Refusal(Reason.UNAUTHORIZED, "The access token has ended; sign in again.")));
        });
        LiveCalls.Registration live = services.live().register(caller, () -> {
            services.timers().cancel(timer);
            events.leave();
            outbox.fail(GrpcFailures.toStatus(
                    new Refusal(Reason.UNAUTHORIZED, "The access token was revoked; sign in again.")));
        });
        Runnable gone = () -> {
            services.timers().cancel(timer);
            live.close();
            events.leave();
            outbox.drop();
        };
        call.setOnCancelHandler(gone);
        Peer.onGone(gone);
        events.watch(interest);
    }
}

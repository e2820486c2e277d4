package io.openspeak.voice.routing.grpc;

import io.grpc.ServerCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.Attachments;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** The open voice calls, and what each of them needs of the rest of the service. */
@ApplicationScoped
public class VoiceCalls {

    private final AtomicInteger open = new AtomicInteger();
    private final EventLoops loops;
    private final CallParts parts;

    /** What calls share. */
    record CallParts(
            VoiceSettings settings,
            Attachments attachments,
            Router router,
            Mutes mutes,
            RoutingCounters counters,
            PodId pod,
            Clock clock,
            Ticker ticker,
            DeclaredLimits limits,
            LiveCalls live) {}

    public VoiceCalls(
            EventLoops loops,
            VoiceSettings settings,
            Attachments attachments,
            Router router,
            Mutes mutes,
            RoutingCounters counters,
            PodId pod,
            Clock clock,
            Ticker ticker,
            LiveCalls live,
            MeterRegistry metrics) {
        this.loops = loops;
        parts = new CallParts(
                settings, attachments, router, mutes, counters, pod, clock, ticker, new DeclaredLimits(), live);
        metrics.gauge("openspeak.voice.connections", open);
    }

    /** Begins a call, on the event loop that it will stay on. */
    VoiceCall begin(ServerCall<OpenVoiceRequest, ?> call, Caller caller) {
        // Quarkus leaves the HTTP request on the context while it begins a call.
        RoutingContext request = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        HttpServerResponse response = request.response();
        EventLoop loop = loops.current();
        StreamOutlet outlet = new StreamOutlet(call, response);
        VoiceCall begun = new VoiceCall(call, caller, outlet, loop, parts, open::decrementAndGet);
        open.incrementAndGet();
        loop.add(begun);
        // gRPC tells of cancelled calls only; a connection that broke shows here.
        response.closeHandler(closed -> begun.gone());
        response.drainHandler(ready -> begun.ready());
        call.request(1);
        return begun;
    }
}

package io.openspeak.platform.redis.worker;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles a fact under the trace of the request that caused it, so that logs and further facts carry the same trace id. */
final class TracedHandling {

    private TracedHandling() {}

    static Uni<Void> under(String trace, Supplier<Uni<Void>> work) {
        @Nullable Context here = Vertx.currentContext();
        if (here == null || !TraceId.isValid(trace)) {
            return Uni.createFrom().deferred(work::get);
        }
        Context own = VertxContext.createNewDuplicatedContext(here);
        return Uni.createFrom()
                .emitter(emitter -> own.runOnContext(started -> {
                    QuarkusContextStorage.INSTANCE.attach(
                            own, io.opentelemetry.context.Context.root().with(causedBy(trace)));
                    Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail);
                }));
    }

    /** The request's own span is not in the fact: any id will do, since only the trace matters here. */
    private static Span causedBy(String trace) {
        String span = SpanId.fromLong(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        return Span.wrap(
                SpanContext.createFromRemoteParent(trace, span, TraceFlags.getDefault(), TraceState.getDefault()));
    }
}

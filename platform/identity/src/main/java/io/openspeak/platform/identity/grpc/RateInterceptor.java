package io.openspeak.platform.identity.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses callers who call too often at this pod: each user, or for RPCs that anyone may call, each address. A stream counts once,
 * when it is opened. Services are let through.
 */
@GlobalInterceptor
@ApplicationScoped
public class RateInterceptor implements ServerInterceptor, Prioritized {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final CallRates rates;

    public RateInterceptor(IdentitySettings settings) {
        IdentitySettings.Rate rate = settings.rate();
        rates = new CallRates(Allowance.perSecond(rate.burst(), rate.perSecond()));
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        @Nullable Caller caller = GrpcCaller.KEY.get();
        if (caller != null && caller.has(Role.SERVICE)) {
            return next.startCall(call, headers);
        }
        long waitMicros = rates.take(name(caller), System.nanoTime() / 1_000);
        if (waitMicros == 0) {
            return next.startCall(call, headers);
        }
        // Whole seconds, since that is what Retry-After can say.
        Duration wait = Duration.ofSeconds(Math.ceilDiv(waitMicros, MICROS_PER_SECOND));
        GrpcFailures.close(call, Refusal.limited("You call too often; come back in " + wait.toSeconds() + " s.", wait));
        return new ServerCall.Listener<>() {};
    }

    private static String name(@Nullable Caller caller) {
        return caller != null
                ? "user " + caller.user()
                : "address " + CallerAddress.current().map(IpAddress::network).orElse("unknown");
    }

    /** Within the access interceptor, which finds out who calls. */
    @Override
    public int getPriority() {
        return -100;
    }
}

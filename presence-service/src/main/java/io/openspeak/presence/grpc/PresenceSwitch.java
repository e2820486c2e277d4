package io.openspeak.presence.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.grpc.DeclaredAccess;
import io.openspeak.presence.PresenceSettings;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;

/**
 * Refuses what people ask while presence is switched off, over gRPC and REST alike. What only services ask is answered: voice-service
 * starts its table of mutes from a snapshot, which then has nobody in it.
 */
@GlobalInterceptor
@ApplicationScoped
public class PresenceSwitch implements ServerInterceptor, Prioritized {

    private final boolean on;

    public PresenceSwitch(PresenceSettings settings) {
        on = settings.enabled();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (on || DeclaredAccess.of(call.getMethodDescriptor()) == Access.ACCESS_SERVICE) {
            return next.startCall(call, headers);
        }
        GrpcFailures.close(
                call, new Refusal(Reason.PRESENCE_DISABLED, "Presence is switched off in this installation."));
        return new ServerCall.Listener<>() {};
    }

    /** Within access and rate, so that nobody learns of it who may not ask. */
    @Override
    public int getPriority() {
        return -200;
    }
}

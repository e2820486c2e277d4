package io.openspeak.platform.identity.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.identity.tokens.Verification;
import io.quarkus.arc.All;
import io.quarkus.grpc.GlobalInterceptor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a call through only if the contract permits its caller; the one place where RPCs are authenticated. */
@GlobalInterceptor
@ApplicationScoped
public class AccessInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;
    private final List<RefusedCalls> refusals;

    public AccessInterceptor(TokenVerifier verifier, @All List<RefusedCalls> refusals) {
        this.verifier = verifier;
        this.refusals = List.copyOf(refusals);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Access access = DeclaredAccess.of(call.getMethodDescriptor());
        if (access == Access.ACCESS_ANYONE) {
            return next.startCall(call, headers);
        }
        try {
            String token = bearer(headers);
            Verification known = verifier.check(token);
            return known.mayChange()
                    ? parked(call, headers, next, access, verifier.checkPatiently(token))
                    : goneOn(call, headers, next, access, known);
        } catch (Failure tokenless) {
            return refused(call, Optional.empty(), tokenless);
        }
    }

    private static <Q, A> ServerCall.Listener<Q> admitted(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            Access access,
            Verification verification) {
        Caller caller = verification.orRefuse();
        if (!DeclaredAccess.permits(access, caller)) {
            throw new Refusal(
                    Reason.FORBIDDEN, call.getMethodDescriptor().getBareMethodName() + " is not open to your roles.");
        }
        requireScope(call.getMethodDescriptor(), caller);
        return Contexts.interceptCall(Context.current().withValue(GrpcCaller.KEY, caller), call, headers, next);
    }

    /** The call goes on, or is refused, once its issuer has been asked for the key of its token. */
    private <Q, A> ServerCall.Listener<Q> parked(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            Access access,
            Uni<Verification> verification) {
        ParkedListener<Q> parked = new ParkedListener<>();
        Context context = Context.current();
        verification
                .subscribe()
                .with(
                        found -> context.run(() -> parked.goOn(goneOn(call, headers, next, access, found))),
                        failure ->
                                context.run(() -> parked.goOn(refused(call, Optional.empty(), Failure.of(failure)))));
        return parked;
    }

    private <Q, A> ServerCall.Listener<Q> goneOn(
            ServerCall<Q, A> call,
            Metadata headers,
            ServerCallHandler<Q, A> next,
            Access access,
            Verification verification) {
        try {
            return admitted(call, headers, next, access, verification);
        } catch (Failure refused) {
            return refused(call, caller(verification), refused);
        }
    }

    private static Optional<Caller> caller(Verification verification) {
        return verification instanceof Verification.Accepted(Caller caller) ? Optional.of(caller) : Optional.empty();
    }

    private <Q> ServerCall.Listener<Q> refused(ServerCall<Q, ?> call, Optional<Caller> caller, Failure refused) {
        String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
        refusals.forEach(each -> each.note(method, caller, refused.reason()));
        GrpcFailures.close(call, refused);
        return new ServerCall.Listener<>() {};
    }

    private static void requireScope(MethodDescriptor<?, ?> method, Caller caller) {
        Scope scope = DeclaredAccess.scopeOf(method);
        if (!caller.claims().scopes().permit(scope)) {
            throw new Refusal(
                    Reason.FORBIDDEN,
                    scope == Scope.SCOPE_UNSPECIFIED
                            ? method.getBareMethodName() + " is not open to tokens that are limited to scopes."
                            : "Your token lacks scope '" + TokenScopes.wireName(scope) + "'.");
        }
    }

    private static String bearer(Metadata headers) {
        @Nullable String value = headers.get(AUTHORIZATION);
        if (value == null || !value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Refusal(Reason.UNAUTHORIZED, "This needs a valid token: authorization: Bearer <token>.");
        }
        return value.substring(BEARER.length());
    }
}

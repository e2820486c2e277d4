package io.openspeak.cli.loopback;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Takes {@code Bearer jwt-alice} for alice, and nothing else for anybody. */
final class Caller implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PREFIX = "Bearer jwt-";
    private static final Context.Key<String> USER = Context.key("user");

    static String now() {
        return USER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String header = headers.get(AUTHORIZATION);
        if (header == null && call.getMethodDescriptor().getFullMethodName().endsWith("/Login")) {
            return next.startCall(call, headers);
        }
        if (header == null || !header.startsWith(PREFIX)) {
            call.close(Status.UNAUTHENTICATED.withDescription("no valid token"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(
                Context.current().withValue(USER, header.substring(PREFIX.length())), call, headers, next);
    }
}

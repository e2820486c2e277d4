package io.openspeak.platform.failures.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a client's stream whose bytes can't be read. The transport would drop each with an exception of its own, and nobody would
 * hear of it; so they come to the call as null, and {@link BareStatusInterceptor} refuses the call.
 */
public final class UnreadableMessages {

    private UnreadableMessages() {}

    /** The same service, which learns of them. */
    public static ServerServiceDefinition reported(ServerServiceDefinition service) {
        return ServiceBinding.of(
                service.getServiceDescriptor(),
                service.getMethods().stream().map(UnreadableMessages::reported).toList());
    }

    private static <Q, A> ServerMethodDefinition<Q, A> reported(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        if (descriptor.getType().clientSendsOneMessage()) {
            return method;
        }
        return ServerMethodDefinition.create(
                descriptor.toBuilder(
                                new NullForUnreadable<>(descriptor.getRequestMarshaller()),
                                descriptor.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    private record NullForUnreadable<T>(Marshaller<T> known) implements Marshaller<T> {

        @Override
        public InputStream stream(T message) {
            return known.stream(message);
        }

        @Override
        @SuppressWarnings("NullAway") // Only the interceptor sees it.
        public @Nullable T parse(InputStream bytes) {
            try {
                return known.parse(bytes);
            } catch (StatusRuntimeException unreadable) {
                return null;
            }
        }
    }
}

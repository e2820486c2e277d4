package io.openspeak.channel.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.openspeak.channel.view.OwnWrites;
import io.openspeak.platform.redis.log.LogPosition;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Notes the positions of writes as their callers are told them: every answer of the contract to a write has a {@code position}. */
@GlobalInterceptor
@ApplicationScoped
public class WrittenPositions implements ServerInterceptor {

    private static final String POSITION = "position";

    private final OwnWrites writes;

    public WrittenPositions(OwnWrites writes) {
        this.writes = writes;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return call.getMethodDescriptor().getType() == MethodType.UNARY
                ? next.startCall(new Noting<>(call), headers)
                : next.startCall(call, headers);
    }

    private final class Noting<Q, A> extends SimpleForwardingServerCall<Q, A> {

        Noting(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendMessage(A answer) {
            if (answer instanceof Message message) {
                note(message);
            }
            super.sendMessage(answer);
        }
    }

    private void note(Message answer) {
        @Nullable FieldDescriptor field = answer.getDescriptorForType().findFieldByName(POSITION);
        if (field != null && answer.getField(field) instanceof String position && !position.isEmpty()) {
            writes.wrote(LogPosition.decode(position));
        }
    }
}

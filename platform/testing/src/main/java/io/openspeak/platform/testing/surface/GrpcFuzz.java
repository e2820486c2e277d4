package io.openspeak.platform.testing.surface;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.openspeak.platform.testing.GrpcUnderTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Random requests at every unary RPC of a contract, by callers of every sort: messages, and bytes that are none. */
public final class GrpcFuzz {

    private static final int DEADLINE_SECONDS = 30;
    private static final int MESSAGES_FOR_ONE_BROKEN = 5;

    /** What a caller may bring about; anything else is a fault of ours, or a call that hung. */
    private static final Set<Status.Code> IN_GOOD_FORM = EnumSet.of(
            Status.Code.UNAUTHENTICATED,
            Status.Code.PERMISSION_DENIED,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.NOT_FOUND,
            Status.Code.ALREADY_EXISTS,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.UNIMPLEMENTED);

    private final Channel connection;
    private final RandomMessages messages;
    private final int triesOfEachSort;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> answered = new TreeSet<>();

    /** Fuzz over that connection: so many calls of each RPC by each sort of caller. */
    public GrpcFuzz(Channel connection, RandomMessages messages, int triesOfEachSort) {
        this.connection = connection;
        this.messages = messages;
        this.triesOfEachSort = triesOfEachSort;
    }

    /** Calls every unary RPC of the contract. */
    public GrpcFuzz callAll(Descriptors.ServiceDescriptor contract) {
        for (Descriptors.MethodDescriptor rpc : contract.getMethods()) {
            if (!rpc.isClientStreaming() && !rpc.isServerStreaming()) {
                for (Stranger caller : Stranger.SORTS) {
                    for (int i = 0; i < triesOfEachSort; i++) {
                        Message request = messages.any(rpc.getInputType());
                        call(rpc, caller, request.toByteArray(), request.toString());
                        if (i % MESSAGES_FOR_ONE_BROKEN == 0) {
                            byte[] broken = messages.broken(rpc.getInputType());
                            call(rpc, caller, broken, HexFormat.of().formatHex(broken));
                        }
                    }
                }
            }
        }
        return this;
    }

    /** What a service must never do, each with the request that brought it about. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Names of the RPCs that were carried out at least once: what the service itself, and not only its guards, had to bear. */
    public Set<String> answered() {
        return Set.copyOf(answered);
    }

    private void call(Descriptors.MethodDescriptor rpc, Stranger caller, byte[] request, String shown) {
        Channel authorized = caller.token()
                .map(token -> GrpcUnderTest.with(token, connection))
                .orElse(connection);
        try {
            ClientCalls.blockingUnaryCall(
                    authorized,
                    method(rpc),
                    CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS),
                    request);
            answered.add(rpc.getName());
        } catch (StatusRuntimeException refused) {
            boolean inGoodForm = IN_GOOD_FORM.contains(refused.getStatus().getCode())
                    && !GrpcUnderTest.reason(refused).isEmpty()
                    && Leaks.in(String.valueOf(refused.getMessage())).isEmpty();
            if (!inGoodForm) {
                faults.add("%s by %s: %s, reason '%s', for %s"
                        .formatted(
                                rpc.getName(),
                                caller,
                                refused.getStatus(),
                                GrpcUnderTest.reason(refused),
                                shown.replaceAll("\\s+", " ")));
            }
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(Descriptors.MethodDescriptor rpc) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(
                        MethodDescriptor.generateFullMethodName(rpc.getService().getFullName(), rpc.getName()))
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    /** Messages as they are on the wire. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}

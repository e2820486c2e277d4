package io.openspeak.platform.testing.surface;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RawRpc;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Random requests at every unary RPC of a contract, by callers of every sort: messages, and bytes that are none. Every RPC that takes a
 * stream gets the latter.
 */
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

    private static final Set<Status.Code> NOT_LET_IN =
            EnumSet.of(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);

    private final Channel connection;
    private final RandomMessages messages;
    private final int triesOfEachSort;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Set<String> answered = new TreeSet<>();

    /** Fuzz over that connection: so many calls of each RPC by each sort of caller. */
    public GrpcFuzz(Channel connection, RandomMessages messages, int triesOfEachSort) {
        this.connection = connection;
        this.messages = messages;
        this.triesOfEachSort = triesOfEachSort;
    }

    /** Calls every RPC of the contract but those that only answer with a stream. */
    public GrpcFuzz callAll(Descriptors.ServiceDescriptor contract) {
        for (Descriptors.MethodDescriptor rpc : contract.getMethods()) {
            if (rpc.isClientStreaming()) {
                Stranger.SORTS.forEach(caller -> breakStream(rpc, caller));
                breakStream(rpc, Stranger.SERVICE);
            } else if (!rpc.isServerStreaming()) {
                Stranger.SORTS.forEach(caller -> callOften(rpc, caller));
            }
        }
        return this;
    }

    private void callOften(Descriptors.MethodDescriptor rpc, Stranger caller) {
        for (int i = 0; i < triesOfEachSort; i++) {
            Message request = messages.any(rpc.getInputType());
            call(rpc, caller, request.toByteArray(), request.toString());
            if (i % MESSAGES_FOR_ONE_BROKEN == 0) {
                byte[] broken = messages.broken(rpc.getInputType());
                call(rpc, caller, broken, HexFormat.of().formatHex(broken));
            }
        }
    }

    /** A stream must not go on as if nothing had come. */
    private void breakStream(Descriptors.MethodDescriptor rpc, Stranger caller) {
        CompletableFuture<Status> ended = new CompletableFuture<>();
        ClientCalls.asyncBidiStreamingCall(
                        authorized(caller).newCall(method(rpc, MethodDescriptor.MethodType.BIDI_STREAMING), options()),
                        new StreamObserver<byte[]>() {
                            @Override
                            public void onNext(byte[] answer) {}

                            @Override
                            public void onError(Throwable refused) {
                                judgeBroken(rpc, caller, (StatusRuntimeException) refused);
                                ended.complete(Status.fromThrowable(refused));
                            }

                            @Override
                            public void onCompleted() {
                                faults.add("%s by %s: bytes that are no message ended it well"
                                        .formatted(rpc.getName(), caller));
                                ended.complete(Status.OK);
                            }
                        })
                .onNext(RawRpc.noMessage());
        ended.join();
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
        try {
            ClientCalls.blockingUnaryCall(
                    authorized(caller), method(rpc, MethodDescriptor.MethodType.UNARY), options(), request);
            answered.add(rpc.getName());
        } catch (StatusRuntimeException refused) {
            judge(rpc, caller, refused, shown);
        }
    }

    /** Who is let in is told that it was no message. */
    private void judgeBroken(Descriptors.MethodDescriptor rpc, Stranger caller, StatusRuntimeException refused) {
        judge(rpc, caller, refused, "bytes that are no message");
        Status.Code code = refused.getStatus().getCode();
        if (!NOT_LET_IN.contains(code) && !GrpcUnderTest.reason(refused).equals("invalid_request")) {
            faults.add("%s by %s: %s for bytes that are no message".formatted(rpc.getName(), caller, code));
        }
    }

    private Channel authorized(Stranger caller) {
        return caller.token()
                .map(token -> GrpcUnderTest.with(token, connection))
                .orElse(connection);
    }

    /** What a call hangs for comes out as DEADLINE_EXCEEDED, which is no good form. */
    private static CallOptions options() {
        return CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private void judge(
            Descriptors.MethodDescriptor rpc, Stranger caller, StatusRuntimeException refused, String shown) {
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

    private static MethodDescriptor<byte[], byte[]> method(
            Descriptors.MethodDescriptor rpc, MethodDescriptor.MethodType type) {
        return RawRpc.of(
                MethodDescriptor.generateFullMethodName(rpc.getService().getFullName(), rpc.getName()), type);
    }
}

package io.openspeak.voice.stream.grpc;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.voice.relay.grpc.RelayCalls;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code openspeak.voice.v1.VoiceService}, bound by hand: a stub would hand out a message object a listener, while frames are
 * bytes here, encoded once. The descriptors keep the schema, from which the interceptors read who may call.
 */
@GrpcService
public class VoiceGrpc implements BindableService {

    private static final MethodDescriptor<OpenVoiceRequest, OpenVoiceResponse> OPEN_VOICE =
            VoiceServiceGrpc.getOpenVoiceMethod().toBuilder()
                    .setRequestMarshaller(new ClientMessages())
                    .build();

    private final GrpcStreams streams;
    private final RelayCalls relay;

    public VoiceGrpc(GrpcStreams streams, RelayCalls relay) {
        this.streams = streams;
        this.relay = relay;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor generated = VoiceServiceGrpc.getServiceDescriptor();
        Map<String, ServerMethodDefinition<?, ?>> built = Stream.of(openVoice(), relay.method())
                .collect(Collectors.toMap(method -> method.getMethodDescriptor().getFullMethodName(), method -> method));
        List<ServerMethodDefinition<?, ?>> methods = generated.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(
                        method -> built.getOrDefault(method.getFullMethodName(), notBuilt(method)))
                .toList();
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(generated.getName()).setSchemaDescriptor(generated.getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(service::addMethod);
        return service.build();
    }

    private ServerMethodDefinition<?, ?> openVoice() {
        return ServerMethodDefinition.create(
                OPEN_VOICE, (call, headers) -> streams.begin(call, GrpcCaller.current()));
    }

    private static <Q, A> ServerMethodDefinition<Q, A> notBuilt(MethodDescriptor<Q, A> method) {
        return ServerMethodDefinition.create(method, VoiceGrpc::notBuilt);
    }

    private static <Q, A> ServerCall.Listener<Q> notBuilt(ServerCall<Q, A> call, Metadata headers) {
        StatusRuntimeException status = GrpcFailures.toStatus(new UnsupportedOperationException());
        call.close(status.getStatus(), GrpcFailures.trailers(status));
        return new ServerCall.Listener<>() {};
    }
}

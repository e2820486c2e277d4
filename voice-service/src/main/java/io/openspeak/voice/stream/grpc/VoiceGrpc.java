package io.openspeak.voice.stream.grpc;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.grpc.GrpcService;

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

    public VoiceGrpc(GrpcStreams streams) {
        this.streams = streams;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor generated = VoiceServiceGrpc.getServiceDescriptor();
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(generated.getName()).setSchemaDescriptor(generated.getSchemaDescriptor());
        generated.getMethods().forEach(method -> descriptor.addMethod(isOpenVoice(method) ? OPEN_VOICE : method));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build())
                .addMethod(OPEN_VOICE, (call, headers) -> streams.begin(call, GrpcCaller.current()));
        generated.getMethods().stream()
                .filter(method -> !isOpenVoice(method))
                .forEach(method -> service.addMethod(method, VoiceGrpc::notBuilt));
        return service.build();
    }

    private static boolean isOpenVoice(MethodDescriptor<?, ?> method) {
        return method.getFullMethodName().equals(OPEN_VOICE.getFullMethodName());
    }

    private static <Q, A> ServerCall.Listener<Q> notBuilt(ServerCall<Q, A> call, Metadata headers) {
        StatusRuntimeException status = GrpcFailures.toStatus(new UnsupportedOperationException());
        call.close(status.getStatus(), GrpcFailures.trailers(status));
        return new ServerCall.Listener<>() {};
    }
}

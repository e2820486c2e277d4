package io.openspeak.voice.grpc;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.failures.grpc.ServiceBinding;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.quarkus.arc.All;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code openspeak.voice.v1.VoiceService}, bound by hand: a stub would hand out a message object a listener, while frames are
 * bytes here, encoded once.
 */
@GrpcService
public class VoiceGrpc implements BindableService {

    private final Map<String, ServerMethodDefinition<?, ?>> built;

    public VoiceGrpc(@All List<VoiceRpc> rpcs) {
        built = rpcs.stream()
                .map(VoiceRpc::definition)
                .collect(Collectors.toMap(rpc -> rpc.getMethodDescriptor().getFullMethodName(), Function.identity()));
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor generated = VoiceServiceGrpc.getServiceDescriptor();
        return ServiceBinding.of(
                generated, generated.getMethods().stream().map(this::definition).toList());
    }

    private ServerMethodDefinition<?, ?> definition(MethodDescriptor<?, ?> generated) {
        ServerMethodDefinition<?, ?> known = built.get(generated.getFullMethodName());
        return known != null ? known : ServerMethodDefinition.create(generated, VoiceGrpc::notBuilt);
    }

    private static <Q, A> ServerCall.Listener<Q> notBuilt(ServerCall<Q, A> call, Metadata headers) {
        GrpcFailures.close(call, new UnsupportedOperationException());
        return new ServerCall.Listener<>() {};
    }
}

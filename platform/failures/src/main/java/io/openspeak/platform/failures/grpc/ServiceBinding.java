package io.openspeak.platform.failures.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.Collection;

/** A service of a contract with methods that are not those of its generated stub. */
public final class ServiceBinding {

    private ServiceBinding() {}

    /** The service with these methods. It keeps the contract's schema, from which the interceptors read who may call. */
    public static ServerServiceDefinition of(
            ServiceDescriptor contract, Collection<? extends ServerMethodDefinition<?, ?>> methods) {
        ServiceDescriptor.Builder descriptor =
                ServiceDescriptor.newBuilder(contract.getName()).setSchemaDescriptor(contract.getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(service::addMethod);
        return service.build();
    }
}

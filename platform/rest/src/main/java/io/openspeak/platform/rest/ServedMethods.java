package io.openspeak.platform.rest;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.openspeak.platform.rest.contract.Route;
import io.quarkus.grpc.runtime.GrpcContainer;
import io.quarkus.grpc.runtime.GrpcServerRecorder.GrpcServiceDefinition;
import io.quarkus.grpc.runtime.ServerInterceptorStorage;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The methods of the application's gRPC services behind the very interceptors that Quarkus puts before them.
 *
 * <p>Assembled as {@code GrpcServerRecorder} does it, which keeps its own assembly to itself; blocking methods are left out, since
 * our services have none (an architecture rule sees to that).
 */
@Singleton
public class ServedMethods {

    private final List<ServerServiceDefinition> services = new ArrayList<>();
    private final Instance<ServerInterceptor> beans;

    public ServedMethods(
            GrpcContainer container, ServerInterceptorStorage interceptors, @Any Instance<ServerInterceptor> beans) {
        this.beans = beans;
        for (BindableService service : container.getServices()) {
            String implementation = GrpcServiceDefinition.getImplementationClassName(service);
            List<ServerInterceptor> chain = Stream.of(
                            interceptors.getGlobalInterceptors(), interceptors.getInterceptors(implementation))
                    .flatMap(Collection::stream)
                    .map(this::bean)
                    .sorted(Comparator.comparingInt(ServedMethods::priority))
                    .toList();
            services.add(ServerInterceptors.intercept(service.bindService(), chain));
        }
    }

    /** Contracts of the services. */
    public List<ServiceDescriptor> contracts() {
        return services.stream()
                .map(service -> service.getServiceDescriptor().getSchemaDescriptor())
                .filter(ProtoServiceDescriptorSupplier.class::isInstance)
                .map(schema -> ((ProtoServiceDescriptorSupplier) schema).getServiceDescriptor())
                .toList();
    }

    /** What carries out a route. */
    ServerMethodDefinition<?, ?> of(Route route) {
        return services.stream()
                .flatMap(service -> service.getMethods().stream())
                .filter(method ->
                        method.getMethodDescriptor().getFullMethodName().equals(route.rpcName()))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("nobody serves " + route.rpcName()));
    }

    private ServerInterceptor bean(Class<?> type) {
        return beans.select(type.asSubclass(ServerInterceptor.class)).get();
    }

    private static int priority(ServerInterceptor interceptor) {
        return interceptor instanceof Prioritized prioritized ? prioritized.getPriority() : 0;
    }
}

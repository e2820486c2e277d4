package io.openspeak.platform.rest.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The routes of contracts; a contract whose routes can't be served is an error when a service starts, not when somebody calls. */
public final class ContractRoutes {

    private ContractRoutes() {}

    /** All routes of the services, in the order of their contracts. */
    public static List<Route> of(Collection<ServiceDescriptor> services) {
        List<Route> routes = new ArrayList<>();
        for (ServiceDescriptor service : services) {
            for (MethodDescriptor rpc : service.getMethods()) {
                of(rpc).ifPresent(route -> add(route, routes));
            }
        }
        return List.copyOf(routes);
    }

    /** The routes with those of other protocols beside them; two at one place are an error. */
    public static List<Route> together(Collection<Route> routes, Collection<Route> others) {
        List<Route> all = new ArrayList<>(routes);
        others.forEach(other -> add(other, all));
        return List.copyOf(all);
    }

    /** The route that an RPC names; empty: it is for gRPC only. */
    public static Optional<Route> of(MethodDescriptor rpc) {
        if (!rpc.getOptions().hasExtension(AnnotationsProto.http)) {
            return Optional.empty();
        }
        try {
            HttpRule rule = rpc.getOptions().getExtension(AnnotationsProto.http);
            Route route = route(rule, rpc);
            check(route);
            return Optional.of(route);
        } catch (IllegalArgumentException bad) {
            throw new IllegalStateException(
                    "the route of " + rpc.getFullName() + " can't be served: " + bad.getMessage());
        }
    }

    private static Route route(HttpRule rule, MethodDescriptor rpc) {
        require(rule.getAdditionalBindingsCount() == 0, "it has more than one binding");
        require(rule.getResponseBody().isEmpty(), "it names a response_body");
        require(
                rule.getBody().isEmpty() || rule.getBody().equals("*"),
                "its body is '" + rule.getBody() + "'; expected '*' or none");
        boolean takesBody = !rule.getBody().isEmpty();
        return switch (rule.getPatternCase()) {
            case GET -> new Route("GET", new PathTemplate(rule.getGet()), takesBody, rpc);
            case POST -> new Route("POST", new PathTemplate(rule.getPost()), takesBody, rpc);
            case PUT -> new Route("PUT", new PathTemplate(rule.getPut()), takesBody, rpc);
            case PATCH -> new Route("PATCH", new PathTemplate(rule.getPatch()), takesBody, rpc);
            case DELETE -> new Route("DELETE", new PathTemplate(rule.getDelete()), takesBody, rpc);
            case CUSTOM, PATTERN_NOT_SET ->
                throw new IllegalArgumentException("it names none of get, post, put, patch and delete");
        };
    }

    private static void check(Route route) {
        MethodDescriptor rpc = route.rpc();
        require(!rpc.isClientStreaming() && !rpc.isServerStreaming(), "it is a stream");
        boolean bodyFits = !route.takesBody()
                || !route.method().equals("GET") && !route.method().equals("DELETE");
        require(bodyFits, route.method() + " has no body");
        Descriptor request = rpc.getInputType();
        List<String> inPath = route.path().fields();
        require(new HashSet<>(inPath).size() == inPath.size(), "a field stands twice in " + route.path());
        for (String name : inPath) {
            FieldDescriptor field = request.findFieldByName(name);
            require(field != null, request.getFullName() + " has no field '" + name + "'");
            require(
                    !field.isRepeated() && field.getJavaType() != JavaType.MESSAGE,
                    "'" + name + "' is not a single value, which a path needs");
        }
        for (FieldDescriptor field : route.otherFields()) {
            require(
                    route.takesBody() || field.getJavaType() != JavaType.MESSAGE,
                    "'" + field.getName() + "' is a message, which a query parameter can't be");
        }
    }

    private static void add(Route route, List<Route> routes) {
        for (Route other : routes) {
            if (other.method().equals(route.method()) && other.path().overlaps(route.path())) {
                throw new IllegalStateException("the routes of " + other.rpc().getFullName() + " and "
                        + route.rpc().getFullName() + " collide: " + other + ", " + route);
            }
        }
        routes.add(route);
    }

    private static void require(boolean kept, String broken) {
        if (!kept) {
            throw new IllegalArgumentException(broken);
        }
    }
}

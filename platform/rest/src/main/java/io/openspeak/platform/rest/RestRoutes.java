package io.openspeak.platform.rest;

import com.google.protobuf.Message;
import io.grpc.ServerMethodDefinition;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.rest.contract.ContractRoutes;
import io.openspeak.platform.rest.contract.PathTemplate;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.RequestObjects;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The routes that the contracts of this application's gRPC services name, and foreign ones, on its HTTP server; what is no route is a problem. */
@Singleton
public class RestRoutes {

    private final ServedMethods methods;
    private final List<ForeignRoute> foreign;
    private final Answers answers;
    private final RestSettings settings;
    private final int maxBody;
    private final RequestObjects requests = new RequestObjects();

    public RestRoutes(
            ServedMethods methods,
            @All List<ForeignRoute> foreign,
            Answers answers,
            RestSettings settings,
            @ConfigProperty(name = "quarkus.grpc.server.max-inbound-message-size") int maxBody) {
        this.methods = methods;
        this.foreign = List.copyOf(foreign);
        this.answers = answers;
        this.settings = settings;
        this.maxBody = maxBody;
    }

    void register(@Observes Router router) {
        List<Route> ofContracts = ContractRoutes.of(methods.contracts());
        List<Route> routes = ContractRoutes.together(
                ofContracts, foreign.stream().map(ForeignRoute::route).toList());
        ofContracts.forEach(route -> serve(router, route, Shape.ofContract(route, requests)));
        foreign.forEach(other -> serve(router, other.route(), Shape.of(other, requests)));
        Map<PathTemplate, String> allowed = routes.stream()
                .collect(Collectors.groupingBy(
                        Route::path, LinkedHashMap::new, Collectors.mapping(Route::method, Collectors.joining(", "))));
        allowed.forEach((path, method) -> guard(router, path, method));
        router.route().order(Integer.MAX_VALUE).handler(this::notFound);
    }

    private void serve(Router router, Route route, Shape shape) {
        ServerMethodDefinition<?, ?> method = methods.of(route);
        router.route(HttpMethod.valueOf(route.method()), route.path().colonNotation())
                .handler(request -> receive(request, shape, method))
                .failureHandler(this::failed);
    }

    private void guard(Router router, PathTemplate path, String methodsOfPath) {
        // Before Quarkus' own limit, which answers without a body.
        router.route(path.colonNotation())
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::refuseLargeBody);
        router.route(path.colonNotation()).handler(request -> {
            request.response().putHeader(HttpHeaders.ALLOW, methodsOfPath);
            refuse(request, new Refusal(Reason.METHOD_NOT_ALLOWED, "This route is for " + methodsOfPath + " only."));
        });
    }

    private void refuseLargeBody(RoutingContext request) {
        if (RequestBody.isAnnouncedLargerThan(maxBody, request.request())) {
            refuse(request, RequestBody.tooLarge(maxBody));
        } else {
            request.next();
        }
    }

    private void receive(RoutingContext request, Shape shape, ServerMethodDefinition<?, ?> method) {
        RequestBody.read(request.request(), maxBody)
                .onSuccess(body -> carryOut(request, shape, method, body))
                .onFailure(tooLarge -> refuse(request, Failure.of(tooLarge)));
    }

    private <Q, A> void carryOut(
            RoutingContext request, Shape shape, ServerMethodDefinition<Q, A> method, byte[] body) {
        new Exchange<>(
                        request,
                        method,
                        answers,
                        Vertx.currentContext(),
                        () -> message(request, shape, body),
                        shape::answer)
                .begin(settings.timeout());
    }

    private static Message message(RoutingContext request, Shape shape, byte[] body) {
        RequestBody.checkType(request.request(), body);
        return shape.request(request, body);
    }

    private void notFound(RoutingContext request) {
        refuse(request, new Refusal(Reason.ROUTE_NOT_FOUND, "There is no such route; /q/openapi lists them."));
    }

    /** A handler broke; Quarkus' own page would tell of classes and log the query. */
    private void failed(RoutingContext request) {
        @Nullable Throwable thrown = request.failure();
        refuse(request, Failure.of(thrown == null ? new IllegalStateException("failed without a cause") : thrown));
    }

    private void refuse(RoutingContext request, Failure failure) {
        FailureLog.record(failure);
        answers.problem(request, ToldFailure.of(failure));
    }
}

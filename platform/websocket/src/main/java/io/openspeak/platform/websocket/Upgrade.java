package io.openspeak.platform.websocket;

import io.openspeak.platform.failures.Reason;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/** A path that takes WebSockets: lets in who may connect at all. Its answers say nothing of the request, which may hold a token. */
public final class Upgrade {

    private static final int UPGRADE_REQUIRED = 426;

    private final Supplier<Optional<Reason>> shut;
    private final Origins origins;
    private final Admission admission;
    private final Begin begin;

    /**
     * @param shut why nobody may connect now, if so
     * @param begin what becomes of a connection; it leaves the admission when it ends
     */
    public Upgrade(Supplier<Optional<Reason>> shut, Origins origins, Admission admission, Begin begin) {
        this.shut = shut;
        this.origins = origins;
        this.admission = admission;
        this.begin = begin;
    }

    /** Takes on a connection, on its event loop. */
    @FunctionalInterface
    public interface Begin {

        void begin(Wire wire, HttpServerRequest request);
    }

    /** Answers at that path. */
    public void register(Router router, String path) {
        router.get(path)
                .handler(this::connect)
                // Quarkus' own answer to a failure logs the query, and so the token.
                .failureHandler(request -> answer(request, Reason.INTERNAL_ERROR));
    }

    /** Answers a request to connect that was looked at before. */
    public void connect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Reason> closed = shut.get();
        if (!request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            answer(context, UPGRADE_REQUIRED);
        } else if (closed.isPresent()) {
            answer(context, closed.get());
        } else if (!origins.permit(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            answer(context, Reason.FORBIDDEN);
        } else if (!admission.enter()) {
            answer(context, Reason.UNAVAILABLE);
        } else {
            request.toWebSocket()
                    .onSuccess(socket -> begin(Wire.of(request, socket), request))
                    .onFailure(noHandshake -> admission.left(false));
        }
    }

    private void begin(Wire wire, HttpServerRequest request) {
        wire.context().channel().closeFuture().addListener(closed -> UpgradedRequest.ended(request));
        begin.begin(wire, request);
    }

    private static void answer(RoutingContext context, Reason reason) {
        answer(context, reason.kind().httpStatus());
    }

    private static void answer(RoutingContext context, int status) {
        if (!context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }
}

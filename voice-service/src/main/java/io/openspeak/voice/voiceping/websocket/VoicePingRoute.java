package io.openspeak.voice.voiceping.websocket;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.openspeak.platform.websocket.Admission;
import io.openspeak.platform.websocket.Origins;
import io.openspeak.platform.websocket.Pace;
import io.openspeak.platform.websocket.Upgrade;
import io.openspeak.platform.websocket.Wire;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.voiceping.Client;
import io.openspeak.voice.voiceping.SignIn;
import io.openspeak.voice.voiceping.VoicePingConnections;
import io.openspeak.voice.voiceping.VoicePingMetrics;
import io.openspeak.voice.voiceping.VoicePingSettings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Where VoicePing clients connect. Who they are is found out before the WebSocket opens: theirs know 401 as the answer to a bad token. */
@Singleton
public class VoicePingRoute {

    private final SignIn signIn;
    private final VoicePingConnections connections;
    private final VoicePingSettings settings;
    private final VoicePingMetrics metrics;
    private final KernelBuffer kernel;
    private final Admission admission;
    private final Pace signIns;
    private final Origins origins;

    public VoicePingRoute(
            SignIn signIn,
            VoicePingConnections connections,
            VoicePingSettings settings,
            VoicePingMetrics metrics,
            KernelBuffer kernel,
            Clock clock) {
        this.signIn = signIn;
        this.connections = connections;
        this.settings = settings;
        this.metrics = metrics;
        this.kernel = kernel;
        admission = new Admission(
                new Admission.Limits(
                        settings.maxConnections(), settings.maxConnections(), settings.connectionsPerSecond()),
                clock);
        signIns = new Pace(
                Allowance.perSecond(2 * settings.connectionsPerSecond(), settings.connectionsPerSecond()), clock);
        origins = new Origins(settings.origins().orElse(Set.of()));
    }

    void register(@Observes Router router) {
        settings.paths()
                .forEach(path -> router.get(path).handler(this::connect).failureHandler(VoicePingRoute::failed));
    }

    private void connect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> token = Handshake.token(request);
        if (!Handshake.isWebSocket(request)) {
            context.next();
        } else if (token.isEmpty()) {
            refuse(context, new Refusal(Reason.UNAUTHORIZED, Handshake.NO_TOKEN));
        } else if (!mayTry()) {
            refuse(context, new Refusal(Reason.UNAVAILABLE, "Too many connect at once; try again in a moment."));
        } else {
            // What the client sends meanwhile waits.
            request.pause();
            signIn.of(token.get(), Handshake.device(request), Optional.ofNullable(CallerAddress.of(context)))
                    .subscribe()
                    .with(client -> upgrade(context, client), failure -> refuse(context, Failure.of(failure)));
        }
    }

    /** Tokens of strangers cost time to look at. */
    private synchronized boolean mayTry() {
        return signIns.take();
    }

    private void upgrade(RoutingContext context, Client client) {
        Handshake.answerSubProtocol(context.request());
        new Upgrade(Optional::empty, origins, admission, (wire, request) -> begin(wire, client)).connect(context);
    }

    private void begin(Wire wire, Client client) {
        admission.verified();
        VoicePingSocket socket = new VoicePingSocket(wire, kernel, settings, () -> admission.left(true));
        socket.begin(connections.begin(client, socket));
    }

    private void refuse(RoutingContext context, Failure failure) {
        metrics.refused(failure.reason());
        FailureLog.record(failure);
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(failure.reason().kind().httpStatus())
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject()
                            .put("reason", failure.reason().wireName())
                            .put("detail", failure.toldMessage())
                            .encode());
        }
    }

    /** Quarkus' own answer to a failure tells of the request, which holds a token. */
    private static void failed(RoutingContext context) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(Reason.INTERNAL_ERROR.kind().httpStatus())
                    .end();
        }
    }
}

package io.openspeak.voice.stream.grpc;

import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.stream.ListenStream;
import io.openspeak.voice.stream.ListenStreams;
import io.openspeak.voice.v1.SubscribeRequest;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** {@code Subscribe}: a listener, whose messages have the same fields as those of a voice stream and so the same bytes. */
@ApplicationScoped
public class SubscribeRpc implements VoiceRpc {

    private final ListenStreams streams;
    private final KernelBuffer kernel;

    public SubscribeRpc(ListenStreams streams, KernelBuffer kernel) {
        this.streams = streams;
        this.kernel = kernel;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getSubscribeMethod(), (call, headers) -> begin(call, GrpcCaller.current()));
    }

    private ServerCall.Listener<SubscribeRequest> begin(ServerCall<SubscribeRequest, ?> call, Caller caller) {
        // Quarkus leaves the HTTP request on the context while it begins a call.
        RoutingContext request = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        call.request(1);
        return new Incoming(caller, new GrpcLink(call, request.request(), kernel), request.response());
    }

    /** What comes from the client: one message, and perhaps its end. */
    private final class Incoming extends ServerCall.Listener<SubscribeRequest> {

        private final Caller caller;
        private final GrpcLink link;
        private final HttpServerResponse response;
        private @Nullable ListenStream stream;

        Incoming(Caller caller, GrpcLink link, HttpServerResponse response) {
            this.caller = caller;
            this.link = link;
            this.response = response;
        }

        @Override
        public void onMessage(SubscribeRequest message) {
            if (stream != null) {
                link.refuse(Refusal.invalid("There is one request a subscription."));
                return;
            }
            try {
                ListenStream begun = streams.begin(
                        caller, new ChannelId(message.getChannelId()), message.getAfterPosition(), link, link::start);
                stream = begun;
                response.closeHandler(closed -> begun.gone());
                link.onReady(begun::ready);
            } catch (RuntimeException refused) {
                link.refuse(Failure.of(refused));
            }
        }

        @Override
        public void onCancel() {
            gone();
        }

        @Override
        public void onComplete() {
            gone();
        }

        private void gone() {
            ListenStream begun = stream;
            if (begun != null) {
                begun.gone();
            }
        }
    }
}

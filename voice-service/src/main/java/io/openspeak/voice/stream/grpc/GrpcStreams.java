package io.openspeak.voice.stream.grpc;

import io.grpc.ServerCall;
import io.openspeak.platform.identity.Caller;
import io.openspeak.voice.stream.VoiceStream;
import io.openspeak.voice.stream.VoiceStreams;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Begins voice streams for {@code OpenVoice} calls. */
@ApplicationScoped
public class GrpcStreams {

    private final VoiceStreams streams;

    public GrpcStreams(VoiceStreams streams) {
        this.streams = streams;
    }

    /** Begins one, on the event loop that it will stay on. */
    ServerCall.Listener<OpenVoiceRequest> begin(ServerCall<OpenVoiceRequest, ?> call, Caller caller) {
        // Quarkus leaves the HTTP request on the context while it begins a call.
        RoutingContext request = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        HttpServerResponse response = request.response();
        VoiceStream begun = streams.begin(caller, new GrpcLink(call, response));
        // gRPC tells of cancelled calls only; a connection that broke shows here.
        response.closeHandler(closed -> begun.gone());
        response.drainHandler(ready -> begun.ready());
        return new Incoming(begun);
    }

    /** What comes from the client. */
    private static final class Incoming extends ServerCall.Listener<OpenVoiceRequest> {

        private final VoiceStream stream;

        Incoming(VoiceStream stream) {
            this.stream = stream;
        }

        @Override
        public void onMessage(OpenVoiceRequest message) {
            if (message == ClientMessages.GARBAGE) {
                stream.takeGarbage();
            } else {
                stream.take(message);
            }
        }

        @Override
        public void onHalfClose() {
            stream.finished();
        }

        @Override
        public void onCancel() {
            stream.gone();
        }

        @Override
        public void onComplete() {
            stream.gone();
        }
    }
}

package io.openspeak.voice.stream.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.loop.KernelBuffer;
import io.openspeak.voice.stream.VoiceStream;
import io.openspeak.voice.stream.VoiceStreams;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code OpenVoice}: each call is a voice stream. */
@ApplicationScoped
public class GrpcStreams implements VoiceRpc {

    private static final MethodDescriptor<OpenVoiceRequest, OpenVoiceResponse> OPEN_VOICE =
            VoiceServiceGrpc.getOpenVoiceMethod().toBuilder()
                    .setRequestMarshaller(new ClientMessages())
                    .build();

    private final VoiceStreams streams;
    private final KernelBuffer kernel;

    public GrpcStreams(VoiceStreams streams, KernelBuffer kernel) {
        this.streams = streams;
        this.kernel = kernel;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(OPEN_VOICE, (call, headers) -> begin(call, GrpcCaller.current()));
    }

    private ServerCall.Listener<OpenVoiceRequest> begin(ServerCall<OpenVoiceRequest, ?> call, Caller caller) {
        // Quarkus leaves the HTTP request on the context while it begins a call.
        RoutingContext request = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        GrpcLink link = new GrpcLink(call, request.request(), kernel);
        VoiceStream begun = streams.begin(caller, link);
        link.onReady(begun::ready);
        // gRPC tells of cancelled calls only; a connection that broke shows here.
        request.response().closeHandler(closed -> begun.gone());
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

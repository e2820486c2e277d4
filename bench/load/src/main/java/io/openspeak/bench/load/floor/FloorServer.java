package io.openspeak.bench.load.floor;

import io.openspeak.bench.load.site.Certificate;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceWelcome;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A process that speaks just enough of {@code OpenVoice} for the client: it welcomes everybody, and passes each frame on to all who
 * listen, as the same bytes. One event loop does everything, so that nothing is handed over or locked.
 */
public final class FloorServer {

    static final byte[] WELCOME = OpenVoiceResponse.newBuilder()
            .setWelcome(VoiceWelcome.newBuilder().setPod("floor"))
            .build()
            .toByteArray();

    /** Variable that holds the password of the certificate's file. */
    static final String PASSWORD = "FLOOR_KEY_STORE_PASSWORD";

    private FloorServer() {}

    /** Starts the kind that is named, over TLS if the file of a certificate is named too, prints its port and serves until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        @Nullable
        Certificate shown =
                arguments.length == 1 ? null : new Certificate(Path.of(arguments[1]), System.getenv(PASSWORD));
        int port = switch (FloorKind.valueOf(arguments[0])) {
            case VERTX -> VertxFloor.start(false, shown);
            case VERTX_EPOLL -> VertxFloor.start(true, shown);
            case GRPC_JAVA -> GrpcJavaFloor.start(shown);
            case NETTY_WEBSOCKET -> SocketFloor.start(false, shown);
            case NETTY_WEBSOCKET_EPOLL -> SocketFloor.start(true, shown);
        };
        System.out.println(port);
        Thread.currentThread().join();
    }

    static boolean listens(OpenVoiceRequest hello) {
        return hello.getHello().getAttachList().stream().noneMatch(VoiceAttach::getSendOnly);
    }

    static boolean speaks(OpenVoiceRequest request) {
        return request.hasFrame() || request.hasFrames();
    }

    /** What listeners get of a speaker's message; made once. */
    static byte[] forwarded(OpenVoiceRequest speech) {
        OpenVoiceResponse.Builder heard = OpenVoiceResponse.newBuilder();
        if (speech.hasFrame()) {
            heard.addFrames(speech.getFrame());
        } else {
            heard.addAllFrames(speech.getFrames().getFramesList());
        }
        return heard.build().toByteArray();
    }
}

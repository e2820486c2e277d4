package io.openspeak.e2e.chaos;

import io.openspeak.e2e.RadioToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.ArrayValue;

/** A VoicePing radio: voice-service holds its session at presence-service, it beats now and then, and is told of nobody. */
class RadioClient extends StreamClient {

    private static final int CONNECTION_TEST = 25;
    private static final int CONNECTION_ACK = 26;
    private static final int HEARTBEAT = 30;

    /** Nobody tells it when its session is open; by then it is, also while everybody comes at once to services that have just started. */
    private static final Duration SESSION_WITHIN = Duration.ofSeconds(8);

    private final String token;
    private @Nullable RadioSocket socket;
    private int unanswered;

    RadioClient(Part part, Scene scene) {
        this(part, scene, "mobile", "[]");
    }

    /** {@code groups}: as JSON has them. */
    RadioClient(Part part, Scene scene, String role, String groups) {
        super(part, scene);
        token = RadioToken.of("\"" + part.user() + "\"", role, groups);
    }

    @Override
    boolean counts() {
        return true;
    }

    @Override
    Instant countsFrom() {
        return scene.now().plus(SESSION_WITHIN);
    }

    @Override
    int pod(int breaks) {
        return Stay.ANYWHERE;
    }

    @Override
    Wire wire(int pod) {
        return scene.voice();
    }

    /** The silence of voice-service is no setting of this test, and voice-service does not die in it. */
    @Override
    Duration silence() {
        return Duration.ofDays(1);
    }

    @Override
    synchronized void start(Line opened) {
        RadioSocket connecting = new RadioSocket(this, opened);
        socket = connecting;
        connecting.connect(ClientSocket.builder().header("token", token).header("device_id", part().client()), "/");
    }

    void opened(Line line) {
        welcomed(line);
    }

    @Override
    synchronized void ended() {
        socket = null;
        unanswered = 0;
    }

    @Override
    void sayGoodbye(Line ending) {
        RadioSocket open = socket();
        if (open != null) {
            open.close();
            awaitEnd(ending);
        }
    }

    synchronized @Nullable RadioSocket socket() {
        return socket;
    }

    @Override
    public synchronized void act(Act.Command command) {
        RadioSocket open = socket;
        if (command instanceof Act.Activity && open != null && live() != null) {
            beat(open);
            unanswered++;
            open.say(CONNECTION_TEST);
        }
    }

    /** Says that it is alive. */
    void beat(RadioSocket open) {
        open.say(HEARTBEAT);
    }

    synchronized void heard(Line line, ArrayValue message) {
        if (RadioEvents.type(message) == CONNECTION_ACK && unanswered > 0) {
            unanswered--;
        } else {
            heardMore(line, message);
        }
    }

    /** Something came that answers nothing. */
    void heardMore(Line line, ArrayValue message) {
        find(Finding.Kind.CONTRACT, "was told what it does not know, on " + line + ": " + message);
    }

    /** What ends a radio's connection is said by the code alone. */
    void closed(int code, String reason) {
        if (!ColinkFrames.isBenign(code, reason, away())) {
            find(Finding.Kind.CONTRACT, "was closed with " + code + " " + reason);
        }
    }

    /** There is nothing that it has to know first. */
    @Override
    public synchronized boolean settled() {
        return away() ? socket == null : live() != null && unanswered == 0;
    }

    @Override
    public synchronized String describe() {
        return super.describe() + ", tests unanswered: " + unanswered;
    }
}

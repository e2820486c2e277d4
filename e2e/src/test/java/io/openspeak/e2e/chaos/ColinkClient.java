package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client on {@code /ws} as CoLink has always had them: a token in the address, no hello, nothing that can be resumed. */
final class ColinkClient extends StreamClient implements JsonSocket.Reader {

    private static final PresenceEvent BEGINS = PresenceEvent.newBuilder()
            .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
            .build();
    private static final PresenceEvent KNOWS_ITSELF = PresenceEvent.newBuilder()
            .setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(1))
            .build();
    private static final int UNAVAILABLE = 503;

    private final String token;
    private @Nullable JsonSocket socket;
    private @Nullable Line begun;
    private int unanswered;

    ColinkClient(Part part, Scene scene, String token) {
        super(part, scene);
        this.token = token;
    }

    @Override
    boolean counts() {
        return true;
    }

    /** It is not told how long silence means nothing. */
    @Override
    Duration silence() {
        return ChaosTimes.SILENCE;
    }

    @Override
    void start(Line opened) {
        picture().startOver();
        picture().ask(opened.pod());
        socket = JsonSocket.connect(JsonSocket.builder(), "/ws?token=" + token, opened, this);
    }

    @Override
    public void opened() {}

    @Override
    synchronized void ended() {
        socket = null;
        unanswered = 0;
    }

    @Override
    void sayGoodbye(Line ending) {
        JsonSocket open = socket();
        if (open != null) {
            open.close();
            awaitEnd(ending);
        }
    }

    private synchronized @Nullable JsonSocket socket() {
        return socket;
    }

    @Override
    public void act(Act.Command command) {
        if (command instanceof Act.Activity) {
            ping();
        }
    }

    private synchronized void ping() {
        JsonSocket open = socket;
        if (open != null && live() != null) {
            unanswered++;
            open.send(JsonSocket.frame("ping"));
        }
    }

    @Override
    public synchronized void heard(Line line, JsonNode frame) {
        if (!isCurrent(line)) {
            return;
        }
        if (!ColinkFrames.isKnown(frame)) {
            find(Finding.Kind.CONTRACT, "was sent what CoLink does not know: " + frame);
            return;
        }
        switch (frame.path("type").asText()) {
            case "presence" -> presence(line, frame);
            case "pong" -> pong();
            default -> error(frame);
        }
    }

    /** The state of others may come before its own; all of a new connection replaces what was known. */
    private void presence(Line line, JsonNode frame) {
        if (begun != line) {
            begun = line;
            told(line, BEGINS);
        }
        told(line, ColinkFrames.state(frame));
        if (!line.welcomed() && frame.path("user_id").asText().equals(part().user())) {
            told(line, KNOWS_ITSELF);
            welcomed(line);
        }
    }

    private void pong() {
        if (unanswered == 0) {
            find(Finding.Kind.CONTRACT, "was answered a ping that it did not send");
        } else {
            unanswered--;
        }
    }

    private void error(JsonNode frame) {
        if (frame.path("code").asInt() != UNAVAILABLE) {
            find(Finding.Kind.REFUSAL, "was told " + frame);
        }
    }

    @Override
    public void closed(int code, String reason) {
        if (!ColinkFrames.isBenign(code, reason, away())) {
            find(Finding.Kind.CONTRACT, "was closed with " + code + " " + reason);
        }
    }

    @Override
    public Shown inItsWords(Shown truth) {
        return ColinkFrames.told(truth);
    }

    @Override
    public synchronized boolean settled() {
        return super.settled() && unanswered == 0;
    }

    @Override
    public synchronized String describe() {
        return super.describe() + ", pings unanswered: " + unanswered;
    }
}

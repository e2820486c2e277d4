package io.openspeak.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.SnapshotComplete;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.SubscriptionStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A client on {@code /ws} as CoLink has always had them: a token in the address, no hello, nothing that can be resumed. */
final class ColinkClient extends StreamClient implements JsonSocket.Reader {

    private static final PresenceEvent BEGINS = PresenceEvent.newBuilder()
            .setStarted(SubscriptionStarted.newBuilder().setMode(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT))
            .build();
    private static final PresenceEvent KNOWS_ITSELF = PresenceEvent.newBuilder()
            .setSnapshotComplete(SnapshotComplete.newBuilder().setUsers(1))
            .build();

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final String token;
    private final Set<String> wanted = new TreeSet<>();
    private final Set<String> entered = new TreeSet<>();
    private @Nullable JsonSocket socket;
    private @Nullable Line begun;
    private Instant lastAsked = Instant.MIN;
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
        entered.clear();
        lastAsked = Instant.MIN;
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
    public synchronized void act(Act.Command command) {
        JsonSocket open = socket;
        if (command instanceof Act.Activity && open != null && live() != null) {
            unanswered++;
            open.send(JsonSocket.frame("ping"));
        }
    }

    /** Rooms are its own: it goes into them again on each new connection. */
    @Override
    public synchronized void move(Act.Move move) {
        JsonSocket open = socket;
        switch (move) {
            case Act.Enter enter -> {
                wanted.add(enter.channel());
                lastAsked = Instant.MIN;
                enterRooms();
            }
            case Act.Exit exit -> {
                wanted.remove(exit.channel());
                if (open != null && live() != null) {
                    open.send(JsonSocket.frame("unsubscribe").put("channel_id", exit.channel()));
                }
            }
        }
    }

    @Override
    public void look() {
        super.look();
        enterRooms();
    }

    private synchronized void enterRooms() {
        JsonSocket open = socket;
        if (open != null && live() != null && scene.now().isAfter(lastAsked.plus(ASK_AGAIN))) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(entered);
            missing.forEach(room -> open.send(JsonSocket.frame("subscribe").put("channel_id", room)));
            lastAsked = scene.now();
        }
    }

    @Override
    public synchronized Set<String> rooms() {
        return Set.copyOf(wanted);
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
            case "subscribed" -> entered.add(frame.path("channel_id").asText());
            case "unsubscribed" -> entered.remove(frame.path("channel_id").asText());
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
            enterRooms();
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
        Span lately = new Span(scene.now().minus(ChaosTimes.BOUND), scene.now());
        if (!ColinkFrames.isBenign(frame, scene.meetings().areMissing(lately))) {
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
        return super.settled() && unanswered == 0 && (live() == null || entered.equals(wanted));
    }

    @Override
    public synchronized String describe() {
        return super.describe() + ", pings unanswered: " + unanswered + ", is in rooms " + entered + " and wants "
                + wanted;
    }
}

package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.ValueFactory;

/** A VoicePing client that watches: it does not beat, sits in one group, and is told who else is there. */
final class RadioWatcher extends RadioClient {

    private static final String GROUP = "lobby";
    private static final int USER_ADD = 15;
    private static final int UNAUTHORIZED_GROUP = 27;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private boolean putOut;
    private Instant lastAsked = Instant.MIN;

    RadioWatcher(Part part, Scene scene) {
        super(part, scene, "web", "[\"" + GROUP + "\"]");
    }

    @Override
    synchronized void start(Line opened) {
        putOut = false;
        picture().startOver();
        picture().ask(opened.pod());
        super.start(opened);
    }

    /** Its first word is the snapshot, once its session is open. */
    @Override
    void opened(Line line) {}

    @Override
    void beat(RadioSocket open) {}

    @Override
    synchronized void heardMore(Line line, ArrayValue message) {
        int type = RadioEvents.type(message);
        if (type == UNAUTHORIZED_GROUP) {
            // Its seat went with its session or its channel: what counts is that it comes back.
            putOut = true;
        } else if (type == RadioEvents.PRESENCE_SNAPSHOT && !line.welcomed()
                || type == RadioEvents.PRESENCE_UPDATE && line.welcomed()) {
            RadioEvents.of(message).forEach(event -> told(line, event));
            welcomed(line);
        } else {
            super.heardMore(line, message);
        }
    }

    @Override
    public void look() {
        super.look();
        comeBack();
    }

    private synchronized void comeBack() {
        RadioSocket open = socket();
        if (putOut && open != null && scene.now().isAfter(lastAsked.plus(ASK_AGAIN))) {
            putOut = false;
            lastAsked = scene.now();
            open.say(USER_ADD, ValueFactory.newString(GROUP));
        }
    }

    @Override
    public Set<String> rooms() {
        return Set.of(GROUP);
    }

    @Override
    public Shown inItsWords(Shown truth) {
        return RadioEvents.told(truth);
    }

    @Override
    public synchronized boolean settled() {
        return super.settled() && !putOut && (away() || picture().complete());
    }
}

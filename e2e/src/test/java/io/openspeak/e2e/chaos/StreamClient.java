package io.openspeak.e2e.chaos;

import io.grpc.Status;
import io.openspeak.client.call.Backoff;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.presence.v1.PresenceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that lives on one stream at a time and comes back to another pod when that breaks. */
abstract class StreamClient implements ChaosClient {

    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(4);
    private static final Duration GOODBYE_WITHIN = Duration.ofSeconds(2);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    /** How calls end when a connection breaks or a pod stops. */
    static final Set<Status.Code> BREAKS =
            EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);

    /** Ends by the server that are no fault. */
    static final Set<String> BENIGN = Set.of("going_away", "slow_consumer", "silent", "epoch_changed", "unavailable");

    protected final Scene scene;
    private final Part part;
    private final Picture picture;
    private volatile Watched watched;
    private @Nullable Line line;
    private boolean wanted;
    private boolean unsure;
    private int place;
    private int failures;
    private volatile Instant lastGivenUp = Instant.MIN;
    private volatile String lastBreak = "";

    StreamClient(Part part, Scene scene) {
        this.part = part;
        this.scene = scene;
        watched = part.watched();
        place = part.pod();
        picture = scene.picture(part);
    }

    /** Begins the stream on a new line. */
    abstract void start(Line opened);

    /** Says goodbye on a stream, if the protocol knows how. */
    abstract void sayGoodbye(Line ending);

    /** Forgets what belongs to a stream that has ended. */
    abstract void ended();

    /** Whether its connection makes its user online. */
    abstract boolean counts();

    /** When its user is online at the latest, once it is welcome. */
    Instant countsFrom() {
        return scene.now();
    }

    /** Which pod it goes to for the time after so many breaks. */
    int pod(int breaks) {
        return breaks % Plan.PODS;
    }

    /** The way there. */
    Wire wire(int pod) {
        return scene.wires().get(pod);
    }

    /** Silence after which the line is dead for this client. */
    abstract Duration silence();

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Picture picture() {
        return picture;
    }

    @Override
    public Watched watched() {
        return watched;
    }

    /** From now on it wants to watch others; until it is sure that the pod knows, a new stream starts with a snapshot. */
    synchronized void watch(Watched changed) {
        watched = changed;
        unsure = true;
    }

    /** The pod knows whom it watches. */
    synchronized void watches(Watched known) {
        if (watched.equals(known)) {
            goOnWithOthers();
            unsure = false;
        }
    }

    /** The pod goes on with others: it sends the state of all of them anew, which the picture is told. */
    void goOnWithOthers() {}

    /** An event came over a line. */
    synchronized void told(Line over, PresenceEvent event) {
        if (line == over) {
            over.heardAt(scene.now());
            picture.told(event);
        }
    }

    /** A position came over a line, apart from events. */
    synchronized void passed(Line over, String position) {
        if (line == over) {
            picture.passed(position);
        }
    }

    @Override
    public synchronized void connect() {
        wanted = true;
        open();
    }

    private synchronized void open() {
        if (!wanted || line != null) {
            return;
        }
        int pod = pod(place);
        Line opened = new Line(pod, wire(pod), scene.now());
        line = opened;
        if (unsure) {
            picture.startOver();
            unsure = false;
        }
        if (counts()) {
            scene.oracle().asks(part.user(), part.client(), pod, opened, scene.now());
        }
        start(opened);
    }

    synchronized boolean isCurrent(Line asked) {
        return line == asked;
    }

    synchronized @Nullable Line live() {
        Line now = line;
        return now != null && now.welcomed() ? now : null;
    }

    synchronized void welcomed(Line opened) {
        if (line == opened && !opened.welcomed()) {
            opened.welcome();
            failures = 0;
            if (counts()) {
                scene.oracle().welcomed(part.user(), opened, countsFrom());
            }
        }
    }

    /** A stream ended by itself. */
    void broke(Line ending, Throwable cause) {
        if (isCurrent(ending)) {
            OpenSpeakException failure = OpenSpeakException.of(cause);
            if (!BREAKS.contains(failure.code())) {
                find(Finding.Kind.REFUSAL, "its stream ended with " + failure.code() + " " + failure.getMessage());
            }
            drop(ending, failure.code() + " " + failure.getMessage());
        }
    }

    /** Gives a line up and goes to the next pod, if it still wants to be there. */
    synchronized void drop(Line ending, String why) {
        if (line != ending) {
            return;
        }
        lastBreak = why;
        if (!ending.welcomed()) {
            lastGivenUp = scene.now();
        }
        end(ending);
        place++;
        if (wanted) {
            Duration wait =
                    BACKOFF.before(++failures, ThreadLocalRandom.current().nextDouble());
            try {
                scene.timer().schedule(this::open, wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException over) {
                wanted = false;
            }
        }
    }

    private void end(Line ending) {
        line = null;
        ending.cut();
        if (counts()) {
            scene.oracle().ended(part.user(), ending, scene.now());
        }
        ended();
    }

    @Override
    public void cut() {
        Line now = live();
        if (now != null) {
            drop(now, "cut by itself");
        }
    }

    @Override
    public synchronized void vanish() {
        wanted = false;
        Line now = line;
        if (now != null) {
            end(now);
        }
    }

    @Override
    public void leave() {
        Line leaving = live();
        synchronized (this) {
            wanted = false;
            if (leaving != null && line == leaving && counts()) {
                scene.oracle().ended(part.user(), leaving, scene.now());
            }
        }
        if (leaving != null) {
            sayGoodbye(leaving);
        }
        vanish();
    }

    /** Waits for the other side to hear the goodbye and end the line. */
    static void awaitEnd(Line ending) {
        try {
            if (!ending.endsWithin(GOODBYE_WITHIN)) {
                // Nobody heard it: the connection just ends.
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void look() {
        Line now;
        synchronized (this) {
            now = line;
        }
        if (now == null) {
            return;
        }
        if (!now.welcomed() && now.asked().plus(WELCOME_WITHIN).isBefore(scene.now())) {
            drop(now, "not welcomed");
        } else if (now.welcomed()
                && !part.patient()
                && now.heard().plus(silence()).isBefore(scene.now())) {
            drop(now, "silence");
        }
    }

    @Override
    public synchronized boolean settled() {
        Line now = line;
        return wanted ? now != null && now.welcomed() && picture.complete() : now == null;
    }

    @Override
    public synchronized boolean away() {
        return !wanted;
    }

    @Override
    public synchronized String describe() {
        return part.protocol() + " of " + part.user() + (part.patient() ? ", patient" : "") + ", "
                + (wanted ? "wants to be there" : "is away") + ", line " + line + ", last break: " + lastBreak
                + ", picture complete: " + picture.complete();
    }

    /** True if a pod may still carry out a hello of this client that it has given up. */
    boolean gaveUpLately() {
        return lastGivenUp.isAfter(scene.now().minus(ChaosTimes.BOUND));
    }

    void find(Finding.Kind kind, String what) {
        scene.findings().add(new Finding(kind, part.client(), part.user(), what + " (at " + scene.now() + ")"));
    }
}

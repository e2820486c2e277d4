package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client with a session, which it resumes after each break; what it does are commands that are acknowledged. */
abstract class ActingClient extends StreamClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofMillis(1500);

    /** Refusals that a disaster explains. */
    private static final Set<String> PASSING = Set.of("unavailable", "session_expired", "rate_limited");

    private final Map<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
    private volatile String session = "";
    private volatile Duration silence = Duration.ofSeconds(35);
    private int commands;

    ActingClient(Part part, Scene scene) {
        super(part, scene);
    }

    /** Sends a command. */
    abstract void say(String commandId, Act.Command command);

    /** Says that it goes for good. */
    abstract void endSession();

    @Override
    boolean counts() {
        return true;
    }

    @Override
    Duration silence() {
        return silence;
    }

    /** The session to resume; empty: none. */
    String session() {
        return session;
    }

    /** What its hello says of the device: the patient ones are mobiles, which the server is more patient with too. */
    String device() {
        return part().patient() ? "mobile" : "desktop";
    }

    @Override
    void ended() {
        pending.values().forEach(answer -> answer.cancel(false));
        pending.clear();
    }

    @Override
    void sayGoodbye(Line ending) {
        session = "";
        endSession();
        awaitEnd(ending);
    }

    @Override
    public void act(Act.Command command) {
        switch (command) {
            case Act.Claim claim -> claim(claim);
            case Act.Watch watch -> watchOthers(watch);
            case Act.Mute mute -> carryOut(mute);
            case Act.Activity activity -> carryOut(activity);
        }
    }

    /** A seat is taken from channel-service, and ends with the session. */
    @Override
    public void move(Act.Move move) {
        String sitting = session;
        if (live() != null && !sitting.isEmpty()) {
            scene.meetings().move(part(), sitting, move, scene);
        }
    }

    private void claim(Act.Claim claim) {
        if (live() == null) {
            return;
        }
        Instant asked = scene.now();
        boolean done = carryOut(claim);
        boolean invisible = claim.status() == PresenceStatus.PRESENCE_STATUS_INVISIBLE;
        scene.oracle().claimed(part().user(), new ClaimMade(invisible, asked, done ? scene.now() : Instant.MAX));
    }

    private void watchOthers(Act.Watch others) {
        if (live() == null) {
            return;
        }
        watch(others.watched());
        if (carryOut(others)) {
            watches(others.watched());
        }
    }

    /** True if it was acknowledged; else nobody knows whether the command was carried out. */
    private boolean carryOut(Act.Command command) {
        Line over = live();
        if (over == null) {
            return false;
        }
        Instant asked = scene.now();
        boolean done = isAcknowledged(command);
        Span took = new Span(asked, scene.now());
        if (done) {
            scene.tally().answered(took.length());
        } else {
            scene.tally().inDoubt();
        }
        if (isCurrent(over) && took.length().compareTo(SLOW) > 0) {
            // Whoever can't answer in time may not renew its lease in time either.
            scene.tally().slow();
            scene.oracle().trouble(new Trouble("slow answer", Set.of(over.pod()), took));
        }
        return done;
    }

    private boolean isAcknowledged(Act.Command command) {
        String id = part().client() + "." + session + "." + ++commands;
        CompletableFuture<String> answer = new CompletableFuture<>();
        pending.put(id, answer);
        say(id, command);
        try {
            String error = answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!error.isEmpty()) {
                refused(command.toString(), error);
            }
            return error.isEmpty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException broken) {
            pending.remove(id);
        }
        return false;
    }

    /** Something was refused. */
    void refused(String what, String reason) {
        if (!PASSING.contains(reason)) {
            find(Finding.Kind.REFUSAL, what + " was refused: " + reason);
        }
    }

    /** A command was answered; without an error it was carried out. */
    void answered(String commandId, String error) {
        CompletableFuture<String> asked = pending.remove(commandId);
        if (asked != null) {
            asked.complete(error);
        }
    }

    /** It has a session, and is told how long silence means nothing. */
    void welcomed(Line line, String granted, boolean resumed, Duration silent) {
        if (resumed != granted.equals(session)) {
            find(
                    Finding.Kind.CONTRACT,
                    "asked for session '" + session + "', got '" + granted + "', resumed: " + resumed);
        }
        session = granted;
        silence = silent;
        welcomed(line);
    }

    /** The server says why it ends the connection. */
    void closing(Line line, String reason, String position) {
        picture().toGoOnFrom(position);
        if (!reason.equals("replaced")) {
            if (!BENIGN.contains(reason)) {
                find(Finding.Kind.CONTRACT, "was ended as " + reason + ", on " + line);
            }
        } else if (gaveUpLately()) {
            session = "";
            scene.tally().replacedByItself();
        } else {
            session = "";
            find(Finding.Kind.CONTRACT, "was replaced by nobody, on " + line);
        }
        drop(line, reason);
    }
}

package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.rate.Calls;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.client.call.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Connections to one server, by number. */
final class Crowd implements AutoCloseable {

    /** Makes the connection of that number. */
    @FunctionalInterface
    interface Door {
        CompletionStage<Connection> enter(int number);
    }

    /** Where clients that say hello connect. */
    static final String PRESENCE = "/ws?protocol=2";

    private static final int AT_ONCE = 64;
    private static final int MOST_TRIES = 12;
    private static final long FIRST_BACK_OFF_MILLIS = 1_000;
    private static final long LONGEST_BACK_OFF_MILLIS = 30_000;

    private final Sockets sockets;
    private final Door door;
    private final ClosedLoop loop;
    private final ConcurrentMap<Integer, Connection> inside = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    Crowd(Sockets sockets, ClosedLoop loop, Door door) {
        this.sockets = sockets;
        this.loop = loop;
        this.door = door;
    }

    /** People at presence-service, by turns, each connection with a session of its own, who want to be told of the actor. */
    static Crowd ofPeople(Sockets sockets, ClosedLoop loop, Address service, Passes passes, List<String> people) {
        return new Crowd(
                sockets,
                loop,
                number -> sockets.open(
                        service,
                        PRESENCE,
                        passes.of(people.get(number % people.size())),
                        Words.hello(PresencePlan.ACTOR)));
    }

    /** Lets more enter, until there are that many. */
    void growTo(int size) throws InterruptedException {
        loop.run(inside.size(), size, AT_ONCE, (number, outcome) -> enter((int) number, door, 1, outcome));
    }

    /** Lets the first of them enter anew by another door, all at once. */
    void enterAnew(int size, Door other) throws InterruptedException {
        loop.run(0, size, size, (number, outcome) -> enter((int) number, other, 1, outcome));
    }

    /** Who is refused comes again, with the back-off that the protocol asks for: at a fixed pace nobody would ever get in. */
    private void enter(int number, Door way, int attempt, Calls.Outcome outcome) {
        way.enter(number).whenComplete((connection, failure) -> {
            if (connection != null) {
                inside.put(number, connection);
                outcome.ended(null);
            } else if (attempt == MOST_TRIES) {
                outcome.ended(String.valueOf(failure));
            } else {
                refused.incrementAndGet();
                sockets.later(() -> enter(number, way, attempt + 1, outcome), backOffMillis(attempt));
            }
        });
    }

    private static long backOffMillis(int attempt) {
        long most = Math.min(FIRST_BACK_OFF_MILLIS << (attempt - 1), LONGEST_BACK_OFF_MILLIS);
        return ThreadLocalRandom.current().nextLong(most);
    }

    /** Attempts to enter that failed. */
    long refused() {
        return refused.get();
    }

    int size() {
        return inside.size();
    }

    Connection get(int number) {
        Connection connection = inside.get(number);
        if (connection == null) {
            throw new IllegalArgumentException("connection " + number + " is not among the " + inside.size());
        }
        return connection;
    }

    List<Connection> all() {
        return new ArrayList<>(inside.values());
    }

    /** All say goodbye, so that no session of theirs is left. */
    @Override
    public void close() {
        all().forEach(Connection::goodbye);
        inside.clear();
    }
}

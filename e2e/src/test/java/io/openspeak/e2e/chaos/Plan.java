package io.openspeak.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that will happen in a run, made from its seed alone: the same seed, number of users and length give the same plan.
 *
 * @param people who takes part
 * @param disasters one after the other, each healed before the next
 */
record Plan(long seed, Duration length, List<String> people, List<Part> parts, List<Timed<Disaster>> disasters) {

    static final int PODS = 3;
    static final Set<Integer> ALL_PODS = Set.of(0, 1, 2);

    private static final double SECOND_DEVICE = 0.3;
    private static final double HEARTBEATS_ONLY = 0.1;
    private static final double ON_WEB_SOCKETS = 0.35;
    private static final double AS_COLINK = 0.2;
    private static final double ON_RADIOS = 0.12;
    private static final double WATCHES_BY_RADIO = 0.06;
    private static final double WATCHES_WITHOUT_SESSION = 0.25;
    private static final double SEES_EVERYONE = 0.06;
    private static final double PATIENT = 0.3;
    private static final int MOST_WATCHED = 15;

    Plan {
        people = List.copyOf(people);
        parts = List.copyOf(parts);
        disasters = List.copyOf(disasters);
    }

    static Plan of(long seed, int users, Duration length) {
        Random random = new Random(seed);
        List<String> people = IntStream.range(0, users)
                .mapToObj(number -> "chaos-%03d".formatted(number))
                .toList();
        List<Part> parts = new ArrayList<>();
        for (String user : people) {
            if (random.nextDouble() < HEARTBEATS_ONLY) {
                parts.add(part(user, Protocol.UNARY, parts.size(), people, length, random));
            } else if (random.nextDouble() < WATCHES_BY_RADIO) {
                // Nothing else of this user may move it out of its group.
                parts.add(part(user, Protocol.RADIO_WATCHER, parts.size(), people, length, random));
            } else {
                parts.add(part(user, session(random), parts.size(), people, length, random));
                if (random.nextDouble() < SECOND_DEVICE) {
                    parts.add(part(user, session(random), parts.size(), people, length, random));
                }
            }
            if (random.nextDouble() < WATCHES_WITHOUT_SESSION) {
                parts.add(part(user, Protocol.SUBSCRIPTION, parts.size(), people, length, random));
            }
        }
        return new Plan(seed, length, people, parts, DisasterScript.of(length, random));
    }

    private static Protocol session(Random random) {
        double dice = random.nextDouble();
        if (dice < AS_COLINK) {
            return Protocol.COLINK;
        }
        if (dice < AS_COLINK + ON_RADIOS) {
            return Protocol.RADIO;
        }
        return dice < AS_COLINK + ON_RADIOS + ON_WEB_SOCKETS ? Protocol.WEBSOCKET : Protocol.SESSION;
    }

    private static Part part(
            String user, Protocol protocol, int number, List<String> people, Duration length, Random random) {
        String client = "c%03d".formatted(number);
        boolean patient = random.nextDouble() < PATIENT;
        Watched watched = watched(protocol, people, random);
        return new Part(
                client,
                user,
                protocol,
                random.nextInt(PODS),
                patient,
                watched,
                new PartScript(client, protocol, people, length, random).acts());
    }

    /** The WebSocket has no word for everyone, and CoLink's clients and radios can name nobody. */
    static Watched watched(Protocol protocol, List<String> people, Random random) {
        if (!protocol.names()) {
            return new Watched(Set.of(), false);
        }
        if (random.nextDouble() < SEES_EVERYONE && protocol != Protocol.WEBSOCKET) {
            return new Watched(Set.of(), true);
        }
        Set<String> users = new HashSet<>();
        int wanted = 1 + random.nextInt(Math.min(MOST_WATCHED, people.size()));
        while (users.size() < wanted) {
            users.add(people.get(random.nextInt(people.size())));
        }
        return new Watched(users, false);
    }
}

package io.openspeak.e2e.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares, once all is at rest, what every client folded with what the pods say, and what they say with who is connected. */
final class RestVerdict {

    private static final String ADMIN = "admin";

    private final List<ChaosClient> clients;
    private final Oracle oracle;
    private final Pods pods;
    private final Scene scene;

    RestVerdict(List<ChaosClient> clients, Oracle oracle, Pods pods, Scene scene) {
        this.clients = clients;
        this.oracle = oracle;
        this.pods = pods;
        this.scene = scene;
    }

    /** What differs now. */
    List<Finding> differences() {
        List<Finding> differences = new ArrayList<>();
        Set<String> connected = oracle.connected(scene.now());
        SeatVerdict seats = new SeatVerdict(scene.meetings().seats(), differences);
        seats.compareWithConnected(connected);
        List<Map<String, Set<String>>> members = new ArrayList<>();
        for (int pod = 0; pod < Plan.PODS; pod++) {
            compareList(pod, connected, differences);
            members.add(pods.members(pod, ADMIN, Meetings.CHANNELS));
            seats.compareWithPod("pod " + pod, members.get(pod), pods.of(pod, ADMIN, new TreeSet<>(oracle.users())));
        }
        for (int index = 0; index < clients.size(); index++) {
            int pod = index % Plan.PODS;
            comparePicture(clients.get(index), pod, members.get(pod), differences);
        }
        return differences;
    }

    private void compareList(int pod, Set<String> connected, List<Finding> differences) {
        Set<String> listed = pods.online(pod, ADMIN).keySet();
        TreeSet<String> ghosts = new TreeSet<>(listed);
        ghosts.removeAll(connected);
        TreeSet<String> missing = new TreeSet<>(connected);
        missing.removeAll(listed);
        ghosts.forEach(user -> differences.add(new Finding(
                Finding.Kind.GHOST,
                "pod " + pod,
                user,
                "is listed as online and has no connection since "
                        + oracle.absencesOf(user).stream().map(Span::from).reduce((first, last) -> last))));
        missing.forEach(user -> differences.add(
                new Finding(Finding.Kind.LIST, "pod " + pod, user, "is connected and not listed as online")));
    }

    private void comparePicture(
            ChaosClient client, int pod, Map<String, Set<String>> members, List<Finding> differences) {
        if (!client.settled()) {
            differences.add(new Finding(Finding.Kind.STUCK, client.part().client(), "", client.describe()));
            return;
        }
        if (!client.part().protocol().tells() || client.away()) {
            return;
        }
        Map<String, Shown> truth = truth(client, pod, members);
        Set<String> seenOnline = client.picture().online();
        TreeSet<String> users = new TreeSet<>(truth.keySet());
        // Whoever it still shows and does not watch, it was not told to forget.
        users.addAll(seenOnline);
        for (String user : users) {
            Shown told = client.inItsWords(truth.getOrDefault(user, Shown.OFFLINE));
            Shown folded = client.picture().of(user);
            if (!told.equals(folded)) {
                differences.add(new Finding(
                        Finding.Kind.PICTURE,
                        client.part().client(),
                        user,
                        "folded " + folded + ", pod " + pod + " says " + told + " (" + client.describe() + ")"));
            }
        }
    }

    private Map<String, Shown> truth(ChaosClient client, int pod, Map<String, Set<String>> members) {
        String viewer = client.part().user();
        Map<String, Shown> truth = new HashMap<>();
        if (client.watched().everyone()) {
            truth.putAll(pods.online(pod, viewer));
        }
        TreeSet<String> users = new TreeSet<>(client.watched().users());
        users.add(viewer);
        members.forEach((channel, sitting) -> {
            if (sitting.contains(viewer)) {
                users.addAll(sitting);
            }
            if (client.rooms().contains(channel)) {
                users.addAll(sitting);
                users.addAll(peopleIn(channel));
            }
        });
        truth.putAll(pods.of(pod, viewer, users));
        return truth;
    }

    /** Those whose clients went into the room without taking a seat. */
    private List<String> peopleIn(String room) {
        return clients.stream()
                .filter(client -> !client.away() && client.rooms().contains(room))
                .map(client -> client.part().user())
                .toList();
    }
}

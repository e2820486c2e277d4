package io.openspeak.e2e.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares who sits where, as channel-service says, with what presence shows, and with who is connected. */
final class SeatVerdict {

    private final Map<String, Set<String>> seats;
    private final List<Finding> differences;

    /** By channel; what differs is added to the list. */
    SeatVerdict(Map<String, Set<String>> seats, List<Finding> differences) {
        this.seats = seats;
        this.differences = differences;
    }

    /** Nobody who is not connected has a seat, and nobody has two. */
    void compareWithConnected(Set<String> connected) {
        Map<String, String> places = new HashMap<>();
        seats.forEach((channel, members) -> members.forEach(user -> {
            if (!connected.contains(user)) {
                find("channel-service", user, "sits in '" + channel + "' and has no connection");
            }
            String other = places.put(user, channel);
            if (other != null) {
                find("channel-service", user, "sits in '" + channel + "' and in '" + other + "'");
            }
        }));
    }

    /** A pod lists the same members by channel, and shows all people where they sit. */
    void compareWithPod(String pod, Map<String, Set<String>> members, Map<String, Shown> people) {
        seats.forEach((channel, sitting) -> {
            Set<String> listed = members.getOrDefault(channel, Set.of());
            if (!listed.equals(sitting)) {
                find(
                        pod,
                        "",
                        "lists in '" + channel + "' " + new TreeSet<>(listed) + ", there sit "
                                + new TreeSet<>(sitting));
            }
        });
        people.forEach((user, shown) -> {
            boolean sitsThere = shown.channel().isEmpty()
                    ? seats.values().stream().noneMatch(sitting -> sitting.contains(user))
                    : seats.getOrDefault(shown.channel(), Set.of()).contains(user);
            if (shown.online() && !sitsThere) {
                find(pod, user, "is shown in '" + shown.channel() + "', seats are " + seats);
            }
        });
    }

    private void find(String where, String user, String what) {
        differences.add(new Finding(Finding.Kind.SEAT, where, user, what));
    }
}

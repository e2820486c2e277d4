package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What followed upon what, over all watchers: of those who may see the same, and were told one event, nobody may be told another
 * one next. So an event that one of them missed is found, as long as others were told it. Only events that came alike from two pods
 * count: what a pod makes of several changes for a slow reader is told by no other; and of several that come to nothing it tells
 * nothing, so two events may follow upon one if the user was seen alike until then.
 */
final class Chains {

    /** Whoever was told how a user is, and then an event: it knows no event before. */
    private static final Told STATE = new Told("", false, PresenceEvent.getDefaultInstance());

    private final Map<Told, Set<Integer>> pods = new ConcurrentHashMap<>();
    private final Map<Told, Map<Told, Succession>> next = new ConcurrentHashMap<>();

    /** An event about a user, as those are told it who see all of the user, or do not. */
    record Told(String user, boolean seesAll, PresenceEvent event) {

        @Override
        public String toString() {
            return "{" + event.toString().replaceAll("\\s+", " ").strip() + "}";
        }
    }

    /** Which client was told an event next, and how it saw the user until then. */
    private record Succession(String client, Shown until) {}

    /** A pod told it. */
    void told(int pod, Told told) {
        pods.computeIfAbsent(told, any -> ConcurrentHashMap.newKeySet()).add(pod);
    }

    /**
     * The client was told {@code after}, and until then it saw the user like that.
     *
     * @param before what it was told of the user before; null: its state
     */
    void followed(String client, @Nullable Told before, Told after, Shown until) {
        next.computeIfAbsent(before == null ? STATE : before, any -> new ConcurrentHashMap<>())
                .putIfAbsent(after, new Succession(client, until.muted(false, false)));
    }

    /** True if two pods told it alike. */
    boolean isGenuine(Told told) {
        return pods.getOrDefault(told, Set.of()).size() > 1;
    }

    /** When a user went, as two pods told it alike. */
    List<Instant> genuineOfflines(String user) {
        return genuine(
                user,
                PresenceEvent::hasUserOffline,
                event -> event.getUserOffline().getTimestamp());
    }

    /** When a user came, as two pods told it alike. */
    List<Instant> genuineOnlines(String user) {
        return genuine(
                user,
                PresenceEvent::hasUserOnline,
                event -> event.getUserOnline().getTimestamp());
    }

    private List<Instant> genuine(String user, Predicate<PresenceEvent> kind, ToLongFunction<PresenceEvent> time) {
        return pods.keySet().stream()
                .filter(told -> told.user().equals(user) && kind.test(told.event()) && isGenuine(told))
                .mapToLong(told -> time.applyAsLong(told.event()))
                .distinct()
                .sorted()
                .mapToObj(Instant::ofEpochMilli)
                .toList();
    }

    void judge(Findings findings) {
        Map<Told, Map<Told, Shown>> previous = genuinePredecessors();
        next.forEach((before, all) -> {
            List<Map.Entry<Told, Succession>> genuine = all.entrySet().stream()
                    .filter(each -> isGenuine(before) && isGenuine(each.getKey()))
                    .toList();
            long unlike = genuine.stream()
                    .filter(each -> !skipsNothing(before, previous.getOrDefault(each.getKey(), Map.of())))
                    .count();
            if (unlike > 1) {
                findings.add(new Finding(
                        Finding.Kind.HOLE,
                        genuine.stream()
                                .map(each -> each.getValue().client())
                                .toList()
                                .toString(),
                        before.user(),
                        "were told after " + before + " different things: "
                                + genuine.stream().map(Map.Entry::getKey).toList()));
            }
        });
    }

    private Map<Told, Map<Told, Shown>> genuinePredecessors() {
        Map<Told, Map<Told, Shown>> previous = new HashMap<>();
        next.forEach((before, all) -> all.forEach((after, succession) -> {
            if (before.equals(STATE) || isGenuine(before)) {
                previous.computeIfAbsent(after, any -> new HashMap<>()).put(before, succession.until());
            }
        }));
        return previous;
    }

    /** True if others were told something between, after which they saw the user as it was seen without that. */
    private static boolean skipsNothing(Told before, Map<Told, Shown> previous) {
        Shown until = previous.get(before);
        return previous.entrySet().stream()
                .anyMatch(
                        each -> !each.getKey().equals(before) && each.getValue().equals(until));
    }

    /** How many pairs of events were compared. */
    int size() {
        return next.size() - (next.containsKey(STATE) ? 1 : 0);
    }
}

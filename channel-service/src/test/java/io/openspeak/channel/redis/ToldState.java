package io.openspeak.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.channel.model.ModelState;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What everybody who follows the log knows, under the names that {@link ModelState} gives. */
final class ToldState {

    private static final Set<String> TOLD = Set.of("channel", "member", "rules", "ban", "invited");

    private ToldState() {}

    /** The part of a whole state that the log tells of. */
    static Map<String, Object> of(Map<String, Object> state) {
        Map<String, Object> told = new TreeMap<>(state);
        told.keySet().removeIf(Predicate.not(name -> TOLD.contains(name.substring(0, name.indexOf(' ')))));
        return told;
    }

    /** What a pod's view holds. */
    static Map<String, Object> of(TestPod pod, Collection<UserId> users, Instant now) {
        Map<String, Object> told = new TreeMap<>();
        List<ChannelContents> seen = pod.view.look(look -> look.forest().channels().values().stream()
                .map(channel -> contents(channel, users))
                .toList());
        seen.forEach(contents -> StoredState.putShared(told, contents, now));
        return told;
    }

    /** The log and both views tell what is stored. */
    static void assertTold(Pods pods, Map<String, Object> stored, Collection<UserId> users) {
        Instant now = pods.clock.instant();
        Map<String, Object> told = of(stored);
        assertSame("log", FoldedLog.of(pods.facts(), now), told);
        assertSame("view of one", of(pods.one, users, now), told);
        assertSame("view of two", of(pods.two, users, now), told);
    }

    /** Compares, and shows only what differs. */
    static void assertSame(String what, Map<String, Object> found, Map<String, Object> expected) {
        Map<String, Object> more = new TreeMap<>(found);
        more.entrySet().removeAll(expected.entrySet());
        Map<String, Object> missing = new TreeMap<>(expected);
        missing.entrySet().removeAll(found.entrySet());
        assertThat(more).as(what).isEqualTo(missing);
    }

    private static ChannelContents contents(ViewedChannel channel, Collection<UserId> users) {
        return new ChannelContents(
                channel.channel(),
                channel.version(),
                List.copyOf(channel.members().values()),
                channel.rules(),
                channel.bans(),
                users.stream().filter(channel::invites).collect(Collectors.toSet()));
    }
}

package io.openspeak.voice.floor.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.FloorStore;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.FloorRules;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.floor.domain.Grip;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.floor.domain.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A simple model of a floor's record, beside the real one, and of pods that use it, each with a clock of its own. */
final class FloorModel {

    static final int PODS = 3;
    /** Together less than what the terms allow: silence less lease, and a renewal. */
    private static final long[] SKEW_MILLIS = {0, 700, -700};

    private final FloorStore store;
    private final FloorRules rules;
    private final List<Pod> pods = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private ChannelFloor stored;
    private long trueMillis = 1_700_000_000_000L;
    private long newestToken;

    private final class Pod {
        final int index;
        final PodId id;
        final List<Grip> grips = List.of(new Grip(), new Grip());
        ChannelFloor known;

        @Nullable
        Act act;

        @Nullable
        Renewal renewal;

        long ending;
        long endedAt = Long.MIN_VALUE;

        Pod(int index, ChannelFloor known) {
            this.index = index;
            id = new PodId("pod-" + index);
            this.known = known;
        }

        Instant wall() {
            return Instant.ofEpochMilli(trueMillis + SKEW_MILLIS[index]);
        }

        Optional<Grip> gripOf(Party party) {
            return Optional.of(party)
                    .filter(any -> any.user().value().startsWith("p" + index))
                    .map(any -> grips.get(any.session().charAt(0) - '0'));
        }
    }

    private record Act(ChannelFloor read, ChannelFloor after, long start) {}

    private record Renewal(Grant grant, Instant until, long start) {}

    FloorModel(ChannelId channel, FloorStore store, FloorTerms terms) {
        this.store = store;
        rules = new FloorRules(terms);
        stored = ChannelFloor.untouched(channel);
        for (int i = 0; i < PODS; i++) {
            pods.add(new Pod(i, stored));
        }
    }

    /** A party sits at one pod. */
    static Party party(int pod, int number) {
        return new Party(new UserId("p" + pod + "-" + number), number + "-device");
    }

    ChannelFloor stored() {
        return stored;
    }

    List<Long> versions() {
        return versions;
    }

    long tokenKnownTo(int pod) {
        return pods.get(pod).known.current().map(Grant::token).orElse(0L);
    }

    void pass(long millis) {
        trueMillis += millis;
    }

    void begin(int index, int number, FloorInput input) {
        Pod pod = pods.get(index);
        if (pod.act != null) {
            return;
        }
        ChannelFloor read = store.find(stored.channel()).await().indefinitely();
        assertThat(read).isEqualTo(stored);
        ChannelFloor after = rules.apply(read, input, pod.id, pod.wall());
        know(pod, read);
        if (after != read) {
            pod.act = new Act(read, after, nanos());
            // Who loses it here stops before that is written.
            read.current().filter(grant -> token(after) != grant.token()).ifPresent(grant -> {
                pod.ending = grant.token();
                pod.gripOf(grant.holder()).ifPresent(Grip::close);
            });
        }
    }

    void write(int index) {
        Pod pod = pods.get(index);
        Act act = pod.act;
        if (act == null) {
            return;
        }
        pod.act = null;
        boolean nobodyWasInBetween = act.read().equals(stored);
        FloorStore.Write outcome =
                store.write(act.read(), act.after(), Optional.empty()).await().indefinitely();
        assertThat(outcome instanceof FloorStore.Write.Done).isEqualTo(nobodyWasInBetween);
        if (pod.ending != 0) {
            pod.endedAt = nanos();
        }
        if (!nobodyWasInBetween) {
            return;
        }
        stored = act.after();
        versions.add(stored.version());
        know(pod, stored);
        if (token(stored) == stored.version()) {
            assertThat(stored.version()).isGreaterThan(newestToken);
            newestToken = stored.version();
            open(pod, stored.current().orElseThrow(), act.start());
        }
    }

    void renew(int index) {
        Pod pod = pods.get(index);
        if (pod.renewal == null && pod.known.floor() instanceof Floor.Granted(Grant grant)) {
            pod.gripOf(grant.holder())
                    .ifPresent(grip -> pod.renewal =
                            new Renewal(grant, pod.wall().plus(rules.terms().lease()), nanos()));
        }
    }

    void renewed(int index) {
        Pod pod = pods.get(index);
        Renewal renewal = pod.renewal;
        if (renewal == null) {
            return;
        }
        pod.renewal = null;
        boolean current = stored.floor() instanceof Floor.Granted(Grant grant)
                && grant.token() == renewal.grant().token();
        boolean renewed = store.renew(stored.channel(), renewal.grant().token(), renewal.until())
                .await()
                .indefinitely();
        assertThat(renewed).isEqualTo(current);
        if (renewed && stored.floor() instanceof Floor.Granted(Grant grant)) {
            if (grant.until().isBefore(renewal.until())) {
                stored = stored.with(new Floor.Granted(grant.until(renewal.until())));
            }
            open(pod, renewal.grant(), renewal.start());
        }
    }

    void fold(int index) {
        know(pods.get(index), stored);
    }

    /** What must hold at any time. */
    void check() {
        long talking = pods.stream()
                .flatMap(pod -> pod.grips.stream())
                .filter(grip -> grip.token(nanos()) != 0)
                .count();
        assertThat(talking).as("talking at once").isLessThanOrEqualTo(1);
        assertThat(stored.queue())
                .isSortedAccordingTo(
                        Comparator.comparingInt(Waiting::priority).reversed().thenComparing(Waiting::since));
    }

    private void open(Pod pod, Grant grant, long start) {
        boolean voided = grant.token() == pod.ending && (pod.act != null || start - pod.endedAt < 0);
        if (!voided && token(pod.known) == grant.token() && pod.known.floor() instanceof Floor.Granted) {
            pod.gripOf(grant.holder())
                    .ifPresent(grip -> grip.open(
                            grant.token(), start + rules.terms().lease().toNanos()));
        }
    }

    private void know(Pod pod, ChannelFloor floor) {
        if (floor.version() <= pod.known.version()) {
            return;
        }
        pod.known = floor;
        for (int number = 0; number < pod.grips.size(); number++) {
            Party party = party(pod.index, number);
            Grip grip = pod.grips.get(number);
            switch (floor.floor()) {
                case Floor.Granted(Grant grant) when grant.holder().equals(party) -> grip.keepOnly(grant.token());
                case Floor.Revoking(Grant old, Waiting next, Instant graceEnd)
                when old.holder().equals(party) ->
                    grip.limit(
                            old.token(),
                            nanos() + Duration.between(pod.wall(), graceEnd).toNanos());
                default -> grip.close();
            }
        }
    }

    private long nanos() {
        return trueMillis * 1_000_000;
    }

    private static long token(ChannelFloor floor) {
        return floor.current().map(Grant::token).orElse(0L);
    }
}

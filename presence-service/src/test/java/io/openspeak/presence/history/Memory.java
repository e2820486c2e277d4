package io.openspeak.presence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.history.domain.Portrait;
import io.openspeak.presence.history.domain.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Somebody who remembers every state of everybody: what history must agree with. */
final class Memory {

    private final Map<UserId, List<Sighting>> sightings = new HashMap<>();
    private final NavigableSet<Instant> instants = new TreeSet<>();

    void remember(Sighting sighting) {
        sightings.computeIfAbsent(sighting.user(), user -> new ArrayList<>()).add(sighting);
        instants.add(sighting.at().minusMillis(1));
        instants.add(sighting.at());
        instants.add(sighting.at().plusMillis(1));
    }

    /** Instants at which something may be wrong. */
    NavigableSet<Instant> instants() {
        return instants;
    }

    Optional<Portrait> portrait(UserId user, Instant instant) {
        Optional<Portrait> last = Optional.empty();
        for (Sighting sighting : sightings.getOrDefault(user, List.of())) {
            if (!sighting.at().isAfter(instant)) {
                last = Optional.of(sighting.portrait());
            }
        }
        return last;
    }

    List<UserId> visitors(ChannelId channel, Instant instant) {
        return sightings.keySet().stream()
                .filter(user -> portrait(user, instant)
                        .filter(portrait -> channel.equals(portrait.place().channel()))
                        .isPresent())
                .sorted()
                .toList();
    }

    /** Nothing folded is the same as never there. */
    void requireSame(UserId user, Instant instant, Optional<Portrait> folded, Duration grain) {
        Optional<Portrait> was = portrait(user, instant);
        if (folded.isEmpty()) {
            assertThat(was.filter(portrait -> portrait.standing().present()))
                    .as("at %s", instant)
                    .isEmpty();
            return;
        }
        Portrait told = folded.get();
        Portrait truth = was.orElseThrow();
        assertThat(told.standing()).as("at %s", instant).isEqualTo(truth.standing());
        assertThat(told.devices()).as("at %s", instant).isEqualTo(truth.devices());
        assertThat(told.place().channel())
                .as("at %s", instant)
                .isEqualTo(truth.place().channel());
        Instant seen = told.seen().last();
        Instant trulySeen = truth.seen().last();
        if (seen == null || trulySeen == null) {
            assertThat(seen).isEqualTo(trulySeen);
        } else {
            assertThat(Duration.between(seen, trulySeen).abs()).isLessThan(grain);
        }
    }
}

package io.openspeak.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.presence.v1.PresenceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verdict on seats can be guilty: each way in which presence and channel-service may differ is found. */
class SeatVerdictScenario {

    private static final Map<String, Set<String>> SEATS =
            Map.of("lobby", Set.of("alice", "bob"), "attic", Set.<String>of());

    private final List<Finding> found = new ArrayList<>();

    @Test
    void sameSeats_areInnocent() {
        verdict(SEATS).compareWithConnected(Set.of("alice", "bob", "carol"));
        verdict(SEATS)
                .compareWithPod(
                        "pod 0",
                        Map.of("lobby", Set.of("bob", "alice")),
                        Map.of("alice", in("lobby"), "bob", in("lobby"), "carol", in(""), "dave", Shown.OFFLINE));

        assertThat(found).isEmpty();
    }

    @Test
    void seatOfSomebodyWhoIsAway_isFound() {
        verdict(SEATS).compareWithConnected(Set.of("alice"));

        assertFound("bob");
    }

    @Test
    void twoSeats_areFound() {
        verdict(Map.of("lobby", Set.of("bob"), "attic", Set.of("bob"))).compareWithConnected(Set.of("bob"));

        assertFound("bob");
    }

    @Test
    void memberWhoIsNotListed_isFound() {
        verdict(SEATS).compareWithPod("pod 0", Map.of("lobby", Set.of("alice")), Map.of());

        assertFound("");
    }

    @Test
    void memberWhoIsListed_andDoesNotSitThere_isFound() {
        verdict(SEATS)
                .compareWithPod("pod 0", Map.of("lobby", Set.of("alice", "bob"), "attic", Set.of("carol")), Map.of());

        assertFound("");
    }

    @Test
    void seatThatIsNotShown_isFound_andSoIsOneThatThereIsNot() {
        Map<String, Set<String>> listed = Map.of("lobby", Set.of("alice", "bob"));
        verdict(SEATS).compareWithPod("pod 0", listed, Map.of("bob", in("")));
        verdict(SEATS).compareWithPod("pod 0", listed, Map.of("bob", in("attic")));
        verdict(SEATS).compareWithPod("pod 0", listed, Map.of("bob", in("cellar")));

        assertFound("bob", "bob", "bob");
    }

    private SeatVerdict verdict(Map<String, Set<String>> seats) {
        return new SeatVerdict(seats, found);
    }

    private static Shown in(String channel) {
        return Shown.OFFLINE.with(PresenceStatus.PRESENCE_STATUS_ONLINE, "").in(channel);
    }

    private void assertFound(String... users) {
        assertThat(found).extracting(Finding::kind).containsOnly(Finding.Kind.SEAT);
        assertThat(found).extracting(Finding::user).containsExactly(users);
    }
}

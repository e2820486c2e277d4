package io.openspeak.presence.rooms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsChangesTest {

    private static final ChannelId A = new ChannelId("a");
    private static final ChannelId B = new ChannelId("b");
    private static final ChannelId C = new ChannelId("c");

    private final RightsChanges changes = new RightsChanges(2);

    @Test
    void change_outdatesWhatWasAskedBefore_ofThatChannelOnly() {
        long before = changes.count();

        changes.in(A);

        assertThat(changes.since(before, List.of(B, A))).isTrue();
        assertThat(changes.since(before, List.of(B))).isFalse();
        assertThat(changes.since(changes.count(), List.of(A))).isFalse();
    }

    @Test
    void forgottenChange_outdatesEverythingFromBeforeIt() {
        long before = changes.count();
        changes.in(A);
        long after = changes.count();
        changes.in(B);
        changes.in(C);

        assertThat(changes.since(before, List.of(A))).isTrue();
        assertThat(changes.since(after, List.of(A))).isFalse();
    }

    @Test
    void missedChanges_outdateEverything() {
        long before = changes.count();

        changes.everywhere();

        assertThat(changes.since(before, List.of(A))).isTrue();
        assertThat(changes.since(changes.count(), List.of(A))).isFalse();
    }
}

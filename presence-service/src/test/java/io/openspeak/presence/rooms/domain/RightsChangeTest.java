package io.openspeak.presence.rooms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsChangeTest {

    private static final ChannelId TOP = new ChannelId("top");
    private static final ChannelId ROOM = new ChannelId("room");
    private static final ChannelId OTHER = new ChannelId("other");
    private static final List<ChannelId> BRANCH = List.of(TOP, ROOM);
    private static final UserId ALICE = new UserId("alice");

    @Test
    void placed_whereItWas_takesNothing() {
        assertThat(new RightsChange.Placed(TOP, Optional.empty()).mayTakeFrom(ALICE, BRANCH))
                .isFalse();
        assertThat(new RightsChange.Placed(ROOM, Optional.of(TOP)).mayTakeFrom(ALICE, BRANCH))
                .isFalse();
        assertThat(new RightsChange.Placed(OTHER, Optional.of(TOP)).mayTakeFrom(ALICE, BRANCH))
                .isFalse();
    }

    @Test
    void placed_elsewhere_mayTakeFromAllBelow() {
        assertThat(new RightsChange.Placed(TOP, Optional.of(OTHER)).mayTakeFrom(ALICE, BRANCH))
                .isTrue();
        assertThat(new RightsChange.Placed(ROOM, Optional.empty()).mayTakeFrom(ALICE, BRANCH))
                .isTrue();
    }

    @Test
    void ofOneUser_takesFromNobodyElse() {
        RightsChange change = new RightsChange.OfUser(TOP, ALICE);

        assertThat(change.mayTakeFrom(ALICE, BRANCH)).isTrue();
        assertThat(change.mayTakeFrom(new UserId("bob"), BRANCH)).isFalse();
        assertThat(change.mayTakeFrom(ALICE, List.of(OTHER))).isFalse();
    }
}

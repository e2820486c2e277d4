package io.openspeak.channel.domain;

import static io.openspeak.channel.domain.Trees.NOW;
import static io.openspeak.channel.domain.Trees.allow;
import static io.openspeak.channel.domain.Trees.ban;
import static io.openspeak.channel.domain.Trees.chain;
import static io.openspeak.channel.domain.Trees.channel;
import static io.openspeak.channel.domain.Trees.deny;
import static io.openspeak.channel.domain.Trees.everyone;
import static io.openspeak.channel.domain.Trees.in;
import static io.openspeak.channel.domain.Trees.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.Decision.Decider;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, by examples. */
class PermissionsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Person MEMBER = person(Role.MEMBER);
    private static final Person MODERATOR = person(Role.MODERATOR);
    private static final Person ADMIN = person(Role.ADMIN);

    @ParameterizedTest
    @CsvSource({
        "MEMBER, SPEAK, true",
        "MEMBER, TYPE, true",
        "MEMBER, KICK, false",
        "MEMBER, PRIORITY_SPEAK, false",
        "MODERATOR, KICK, true",
        "MODERATOR, MANAGE, true",
        "MODERATOR, EMERGENCY, false",
        "ADMIN, EMERGENCY, true",
        "DASHBOARD, VIEW, true",
        "DASHBOARD, VIEW_PRESENCE, true",
        "DASHBOARD, JOIN, false",
        "SERVICE, VIEW, true",
        "SERVICE, SPEAK, false"
    })
    void decide_withoutRules_isByRole(Role role, Right right, boolean allowed) {
        Decision decision = Permissions.decide(person(role), right, chain(level("top")), NOW);

        assertThat(decision.allowed()).isEqualTo(allowed);
        assertThat(decision.decidedBy()).isEqualTo(role == Role.ADMIN ? Decider.ADMIN : Decider.ROLES);
    }

    @Test
    void decide_dashboardThatIsAlsoMember_onlyWatches() {
        assertThat(Permissions.of(person(Role.DASHBOARD, Role.MEMBER), chain(level("top")), NOW))
                .containsExactlyInAnyOrder(Right.VIEW, Right.VIEW_PRESENCE);
    }

    @Test
    void decide_denyBelow_beatsAllowAbove() {
        RightsChain chain =
                chain(level("top", allow(everyone(), Right.KICK)), level("room", deny(everyone(), Right.KICK)));

        Decision decision = Permissions.decide(MODERATOR, Right.KICK, chain, NOW);

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.decidedBy()).isEqualTo(Decider.RULES);
        assertThat(decision.applied())
                .extracting(applied -> applied.channel().value())
                .containsExactly("top", "room");
    }

    @Test
    void decide_userAfterRoleAfterEveryone_howeverTheyAreListed() {
        RightsChain chain = chain(level(
                "top",
                allow(Trees.of(ALICE), Right.SPEAK),
                deny(in(Role.MEMBER), Right.SPEAK),
                allow(everyone(), Right.SPEAK)));

        Decision decision = Permissions.decide(MEMBER, Right.SPEAK, chain, NOW);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.applied())
                .extracting(Decision.Applied::allowedAfter)
                .containsExactly(true, false, true);
    }

    @Test
    void decide_withoutView_nothingElse() {
        RightsChain chain = chain(level("top", deny(everyone(), Right.VIEW)));

        assertThat(Permissions.of(MEMBER, chain, NOW)).isEmpty();
        assertThat(Permissions.decide(MEMBER, Right.SPEAK, chain, NOW).decidedBy())
                .isEqualTo(Decider.NOT_VIEWED);
    }

    @Test
    void decide_invited_mayViewAndJoinWhatRulesClose() {
        RightsChain chain = chain(new RightsLevel(
                channel("room", Kind.VOICE, List.of()),
                List.of(deny(everyone(), Right.VIEW, Right.JOIN)),
                List.of(),
                true));

        assertThat(Permissions.of(MEMBER, chain, NOW)).contains(Right.VIEW, Right.JOIN, Right.SPEAK);
        assertThat(Permissions.decide(MEMBER, Right.JOIN, chain, NOW).decidedBy())
                .isEqualTo(Decider.INVITATION);
    }

    @Test
    void decide_bannedAboveAndInvited_mayOnlyView() {
        RightsLevel top = new RightsLevel(
                channel("top", Kind.VOICE, List.of()),
                List.of(),
                List.of(ban(Optional.of(ALICE), Optional.empty(), Optional.empty())),
                false);
        RightsLevel room = new RightsLevel(channel("room", Kind.VOICE, List.of()), List.of(), List.of(), true);

        assertThat(Permissions.of(MODERATOR, chain(top, room), NOW)).containsExactly(Right.VIEW);
        assertThat(Permissions.decide(MODERATOR, Right.JOIN, chain(top, room), NOW)
                        .decidedBy())
                .isEqualTo(Decider.BAN);
        assertThat(Permissions.of(ADMIN, chain(top, room), NOW)).contains(Right.JOIN);
    }

    @Test
    void decide_banOfAnAddress_hitsWhoeverComesFromThere() {
        RightsLevel top = new RightsLevel(
                channel("top", Kind.VOICE, List.of()),
                List.of(),
                List.of(ban(Optional.empty(), Optional.of(new IpAddress("192.0.2.7")), Optional.empty())),
                false);
        Person there = new Person(BOB, Set.of(Role.MEMBER), Optional.of(new IpAddress("192.0.2.7")));
        Person elsewhere = new Person(BOB, Set.of(Role.MEMBER), Optional.of(new IpAddress("192.0.2.8")));

        assertThat(Permissions.of(there, chain(top), NOW)).doesNotContain(Right.JOIN);
        assertThat(Permissions.of(elsewhere, chain(top), NOW)).contains(Right.JOIN);
    }

    @Test
    void decide_banThatEnded_isNone() {
        RightsLevel top = new RightsLevel(
                channel("top", Kind.VOICE, List.of()),
                List.of(),
                List.of(ban(Optional.of(ALICE), Optional.empty(), Optional.of(NOW))),
                false);

        assertThat(Permissions.of(MEMBER, chain(top), NOW)).contains(Right.JOIN);
        assertThat(Permissions.of(MEMBER, chain(top), NOW.minusMillis(1))).doesNotContain(Right.JOIN);
    }

    @Test
    void decide_direct_isForItsParticipantsOnlyEvenForAdmins() {
        RightsChain theirs =
                chain(new RightsLevel(channel("dm", Kind.DIRECT, List.of(BOB)), List.of(), List.of(), true));

        assertThat(Permissions.of(ADMIN, theirs, NOW)).isEmpty();
        assertThat(Permissions.decide(ADMIN, Right.VIEW, theirs, NOW).decidedBy())
                .isEqualTo(Decider.PARTICIPANTS);
    }

    @Test
    void decide_ownDirect_mayBeChanged() {
        RightsChain own =
                chain(new RightsLevel(channel("dm", Kind.DIRECT, List.of(ALICE, BOB)), List.of(), List.of(), false));

        assertThat(Permissions.of(MEMBER, own, NOW)).contains(Right.SPEAK, Right.MANAGE);
    }

    private static Person person(Role... roles) {
        return new Person(ALICE, Set.of(roles), Optional.empty());
    }
}

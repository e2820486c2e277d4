package io.openspeak.voice.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Wherever a snapshot falls among the facts, and however far the log is read twice: the table is the same. */
class TableFoldingPropertyTest {

    /** A fact of a channel, without its version. */
    record Told(ChannelId channel, MembershipChange change) {}

    /** The same with its version. */
    record Versioned(ChannelId channel, long version, MembershipChange change) {}

    @Provide
    Arbitrary<List<Told>> facts() {
        Arbitrary<ChannelId> channels = Arbitraries.of("a", "b").map(ChannelId::new);
        Arbitrary<UserId> users = Arbitraries.of("u1", "u2", "u3").map(UserId::new);
        Arbitrary<MembershipChange> entered = Combinators.combine(users, Arbitraries.of(true, false))
                .as((user, muted) ->
                        new MembershipChange.Entered(new Member(user, "", true, true, muted, false, false, false)));
        Arbitrary<MembershipChange> left = users.map(MembershipChange.Left::new);
        Arbitrary<MembershipChange> gone = Arbitraries.just(new MembershipChange.ChannelGone());
        Arbitrary<MembershipChange> change = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, entered), net.jqwik.api.Tuple.of(4, left), net.jqwik.api.Tuple.of(1, gone));
        return Combinators.combine(channels, change).as(Told::new).list().ofMaxSize(60);
    }

    @Property
    void membership_isTheSame_wherevertheSnapshotFalls(
            @ForAll("facts") List<Told> told, @ForAll int position, @ForAll int snapshot) {
        List<Versioned> facts = versioned(told);
        int at = Math.floorMod(snapshot, facts.size() + 1);
        int from = Math.floorMod(position, at + 1);
        Membership all = fold(new Membership(), facts);

        Membership loaded = new Membership();
        loaded.replace(fold(new Membership(), facts.subList(0, at)).copy());
        fold(loaded, facts.subList(from, facts.size()));

        assertThat(membersOf(loaded)).isEqualTo(membersOf(all));
    }

    @Property
    void mutes_areTheSame_wherevertheSnapshotFalls(
            @ForAll List<Boolean> muted, @ForAll int position, @ForAll int snapshot) {
        int at = Math.floorMod(snapshot, muted.size() + 1);
        int from = Math.floorMod(position, at + 1);
        Mutes all = fold(new Mutes(), muted, 0, muted.size());

        Mutes loaded = new Mutes();
        loaded.replace(fold(new Mutes(), muted, 0, at).copy());
        fold(loaded, muted, from, muted.size());

        assertThat(loaded.copy()).isEqualTo(all.copy());
    }

    private static Membership fold(Membership table, List<Versioned> facts) {
        facts.forEach(fact -> table.fold(fact.channel(), fact.version(), fact.change()));
        return table;
    }

    private static Mutes fold(Mutes table, List<Boolean> muted, int from, int until) {
        for (int i = from; i < until; i++) {
            table.fold(Given.ALICE, new Mutes.UserMutes(i + 1, Map.of("device", new MuteFlags(muted.get(i), false))));
        }
        return table;
    }

    private static List<Versioned> versioned(List<Told> told) {
        Map<ChannelId, Long> versions = new HashMap<>();
        List<Versioned> facts = new ArrayList<>();
        for (Told fact : told) {
            facts.add(new Versioned(fact.channel(), versions.merge(fact.channel(), 1L, Long::sum), fact.change()));
        }
        return facts;
    }

    private static Map<ChannelId, Map<UserId, Member>> membersOf(Membership table) {
        Map<ChannelId, Map<UserId, Member>> members = new HashMap<>();
        table.copy().forEach((channel, state) -> {
            if (!state.members().isEmpty()) {
                members.put(channel, state.members());
            }
        });
        return members;
    }
}

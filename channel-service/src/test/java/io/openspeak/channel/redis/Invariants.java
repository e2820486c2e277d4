package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Decision;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Permissions;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What holds at rest, whatever happened at the same time and whoever died in between. */
final class Invariants {

    private final Pods pods;
    private final Map<String, Object> stored;
    private final Map<ChannelId, Channel> channels = new TreeMap<>();

    private Invariants(Pods pods, Map<String, Object> stored) {
        this.pods = pods;
        this.stored = stored;
        stored.values().stream()
                .filter(Channel.class::isInstance)
                .map(Channel.class::cast)
                .forEach(channel -> channels.put(channel.id(), channel));
    }

    /** Pods must be at rest. */
    static void assertHold(Pods pods, Collection<UserId> users, int voiceChannels) {
        Map<String, Object> stored = StoredState.of(pods, users);
        Invariants invariants = new Invariants(pods, stored);
        invariants.assertTreeIsSound();
        invariants.channels.keySet().forEach(invariants::assertMembersMayBeThere);
        users.forEach(user -> invariants.assertClaimsAreSeats(user, voiceChannels));
        assertThat(stored.keySet()).noneMatch(name -> name.startsWith("stray"));
        ToldState.assertTold(pods, stored, users);
    }

    /** Its depth may be a little more than it should: who creates at the same time as others move can't see that. */
    private void assertTreeIsSound() {
        for (Channel channel : channels.values()) {
            Set<ChannelId> above = new HashSet<>();
            Optional<Channel> here = Optional.of(channel);
            while (here.isPresent()) {
                Channel level = here.get();
                assertThat(above.add(level.id())).as("ring at %s", level).isTrue();
                level.parent().ifPresent(parent -> {
                    assertThat(channels).as("parent of %s", level).containsKey(parent);
                    assertThat(stored).containsKey("below " + parent + " is " + level.id());
                });
                here = level.parent().map(channels::get);
            }
        }
        List<String> links = stored.keySet().stream()
                .filter(name -> name.startsWith("below "))
                .toList();
        assertThat(links).hasSize((int) channels.values().stream()
                .filter(channel -> channel.parent().isPresent())
                .count());
    }

    private void assertMembersMayBeThere(ChannelId id) {
        Instant now = pods.clock.instant();
        for (Seat seat : done(pods.one.seatStore.seats(id))) {
            Member member = seat.member();
            RightsChain chain =
                    done(pods.one.rightsStore.chain(id, seat.person())).orElseThrow();
            Decision join = Permissions.decide(seat.person(), Right.JOIN, chain, now);
            assertThat(join.allowed()).as("%s in %s: %s", seat, id, join).isTrue();
            assertThat(member.rights())
                    .as("%s in %s", seat, id)
                    .isEqualTo(Right.ofMedia(Permissions.of(seat.person(), chain, now)));
            assertThat(done(pods.one.claims.of(member.user())).isCutOff(member.order()))
                    .as("%s in %s was cut off", seat, id)
                    .isFalse();
        }
    }

    private void assertClaimsAreSeats(UserId user, int voiceChannels) {
        List<String> seats = new ArrayList<>();
        int voice = 0;
        for (Channel channel : channels.values()) {
            if (stored.get("member " + channel.id() + " " + user) instanceof Member member) {
                boolean counts = channel.kind().counts();
                voice += counts ? 1 : 0;
                seats.add(channel.id() + " " + member.order() + (counts ? " VOICE" : " UNCOUNTED"));
            }
        }
        UserSeats known = done(pods.one.claims.of(user));
        assertThat(known.claims().stream()
                        .map(claim -> claim.channel() + " " + claim.order() + " " + claim.state())
                        .toList())
                .as("claims of %s", user)
                .containsExactlyInAnyOrderElementsOf(seats);
        assertThat(voice).as("voice channels of %s", user).isLessThanOrEqualTo(voiceChannels);
    }
}

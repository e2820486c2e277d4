package io.openspeak.channel.membership;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Claim;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.Seats;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sees to it that of a user's seats only the latest stay, as many as it may have; see {@link SeatClaims} for how. */
@ApplicationScoped
public class SeatOrder {

    private final SeatClaims claims;
    private final ChannelStore channels;
    private final Seats seats;
    private final ChannelSettings settings;
    private final Clock clock;

    public SeatOrder(SeatClaims claims, ChannelStore channels, Seats seats, ChannelSettings settings, Clock clock) {
        this.claims = claims;
        this.channels = channels;
        this.seats = seats;
        this.settings = settings;
        this.clock = clock;
    }

    /** A seat was taken: those that are too many now are freed, which may be this one. Doing it twice does no harm. */
    public Uni<UserSeats> settle(Channel channel, Member member, Optional<UserId> actor) {
        Claim.State state = channel.kind().counts() ? Claim.State.VOICE : Claim.State.UNCOUNTED;
        return claims.confirm(member.user(), new Claim(channel.id(), member.order(), state), member.roles())
                .call(known -> free(member.user(), left(member, known), channel.id(), actor)
                        .chain(() -> counted(known.tooMany(settings.voiceChannelsPerUser())))
                        .chain(tooMany -> free(
                                member.user(),
                                tooMany,
                                known.latest().map(Claim::channel).orElse(channel.id()),
                                actor)));
    }

    /** Those without the seats that are about to be taken in channels that do not count. */
    private Uni<List<Claim>> counted(List<Claim> tooMany) {
        return Multi.createFrom()
                .iterable(tooMany)
                .onItem()
                .transformToMultiAndConcatenate(
                        claim -> counts(claim).toMulti().filter(yes -> yes).map(yes -> claim))
                .collect()
                .asList();
    }

    private Uni<Boolean> counts(Claim claim) {
        return claim.state() == Claim.State.VOICE
                ? Uni.createFrom().item(true)
                : channels.find(claim.channel())
                        .map(found -> found.map(state -> state.channel().kind().counts())
                                .orElse(true));
    }

    /** The seat from which a moderator moved the member. */
    private static List<Claim> left(Member member, UserSeats known) {
        return known.claims().stream()
                .filter(claim -> member.movedFrom().equals(Optional.of(claim.channel())))
                .filter(claim -> claim.order() < member.order())
                .toList();
    }

    private Uni<Void> free(UserId user, List<Claim> tooMany, ChannelId movedTo, Optional<UserId> actor) {
        Act act = new Act(actor, clock.instant(), List.of());
        Seats.Leaving leaving = new Seats.Leaving(LeaveReason.MOVED, Optional.of(movedTo), act);
        return Multi.createFrom()
                .iterable(tooMany)
                .onItem()
                .transformToUniAndConcatenate(claim -> seats.free(
                                user, claim.channel(), seat -> seat.member().order() <= claim.order(), seat -> leaving)
                        .chain(() -> claims.release(user, claim.channel(), claim.order())))
                .onItem()
                .ignoreAsUni();
    }
}

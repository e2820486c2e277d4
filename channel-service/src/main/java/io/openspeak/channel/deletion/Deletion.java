package io.openspeak.channel.deletion;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.deletion.ChannelEnds.Cause;
import io.openspeak.channel.deletion.ChannelEnds.Closed;
import io.openspeak.channel.deletion.ChannelEnds.Closing;
import io.openspeak.channel.directory.Branches;
import io.openspeak.channel.directory.Directory;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Deletes channels: closes, so that nobody joins and nothing is put below; frees the seats in batches; deletes; unties from the
 * parent. A closed channel is deleted whatever happens to the pod that began: any pod goes on, and each step done twice does no harm.
 */
@ApplicationScoped
public class Deletion {

    private static final System.Logger LOG = System.getLogger(Deletion.class.getName());
    private static final Cause NOBODY_CAME = new Cause(Optional.empty(), "Nobody was in it.");
    private static final int BATCH = 200;
    private static final int AT_A_TIME = 32;

    private final Directory directory;
    private final ChannelEnds ends;
    private final Branches branches;
    private final SeatStore seats;
    private final Membership membership;
    private final Clock clock;

    public Deletion(
            Directory directory,
            ChannelEnds ends,
            Branches branches,
            SeatStore seats,
            Membership membership,
            Clock clock) {
        this.directory = directory;
        this.ends = ends;
        this.branches = branches;
        this.seats = seats;
        this.membership = membership;
        this.clock = clock;
    }

    /** Deletes a channel without children; its members leave. */
    public Uni<LogPosition> delete(Person person, ChannelId id, String reason) {
        Cause cause = new Cause(Optional.of(person.user()), reason);
        return directory
                .requireManage(person, id)
                .chain(chain -> close(id, cause))
                .invoke(closing -> requireNoChildren(id, closing))
                .chain(closing -> finish(id))
                .map(position -> position.orElseThrow(() -> NotThere.channel(id)));
    }

    /** Deletes a temporary channel if its time is over. */
    Uni<Void> deleteIdle(ChannelId id) {
        return ends.closeIdle(id, NOBODY_CAME, clock.instant()).chain(closing -> switch (closing) {
            case CLOSED -> resume(id);
            // Should those be links on which nothing hangs, it goes the next time.
            case CHILDREN -> branches.hasChildren(id).replaceWithVoid();
            case LEFT -> Uni.createFrom().voidItem();
        });
    }

    /** Goes on with a deletion that was begun. */
    Uni<Void> resume(ChannelId id) {
        return finish(id).replaceWithVoid();
    }

    /** A refusal for children counts only if something really hangs there. */
    private Uni<Closing> close(ChannelId id, Cause cause) {
        return ends.close(id, cause, clock.instant())
                .chain(closing -> closing == Closing.CHILDREN
                        ? branches.hasChildren(id)
                                .chain(children ->
                                        children ? Uni.createFrom().item(Closing.CHILDREN) : close(id, cause))
                        : Uni.createFrom().item(closing));
    }

    private static void requireNoChildren(ChannelId id, Closing closing) {
        if (closing == Closing.CHILDREN) {
            throw new Refusal(
                    Reason.CHANNEL_HAS_CHILDREN,
                    "Channel '" + id + "' has channels below it; delete or move those first.");
        }
    }

    /** Position of the fact that the channel is gone; empty: it is not closed, or another pod was faster. */
    private Uni<Optional<LogPosition>> finish(ChannelId id) {
        return ends.findClosed(id)
                .chain(found -> found.isPresent()
                        ? finish(id, found.get())
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<LogPosition>> finish(ChannelId id, Closed closed) {
        return empty(id, closed.cause())
                .chain(() -> ends.delete(id, closed.cause(), clock.instant()))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Made made -> gone(id, closed).replaceWith(Optional.of(made.position()));
                    case Outcome.Changed somebody -> finish(id, closed);
                    default -> Uni.createFrom().item(Optional.<LogPosition>empty());
                });
    }

    private Uni<Void> gone(ChannelId id, Closed closed) {
        LOG.log(Level.INFO, "channel_deleted channel_id={0}", id);
        return branches.letGo(closed.parent(), closed.link());
    }

    private Uni<Void> empty(ChannelId id, Cause cause) {
        Membership.Departure departure = new Membership.Departure(LeaveReason.CHANNEL_DELETED, cause.actor());
        return seats.some(id, BATCH)
                .chain(users -> users.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : leave(id, departure, users).chain(() -> empty(id, cause)));
    }

    private Uni<Void> leave(ChannelId id, Membership.Departure departure, List<UserId> users) {
        return Multi.createFrom()
                .iterable(users)
                .onItem()
                .transformToUni(user -> membership.leave(user, id, departure, seat -> true))
                .merge(AT_A_TIME)
                .onItem()
                .ignoreAsUni();
    }
}

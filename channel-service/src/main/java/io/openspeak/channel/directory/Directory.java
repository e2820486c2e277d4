package io.openspeak.channel.directory;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.Tries;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.KeptChannel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.rights.ChannelRights;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Makes channels, changes them and finds one. */
@ApplicationScoped
public class Directory {

    private final ChannelStore store;
    private final ChannelRights rights;
    private final Branches branches;
    private final ChannelView view;
    private final ChannelSettings settings;
    private final Clock clock;

    public Directory(
            ChannelStore store,
            ChannelRights rights,
            Branches branches,
            ChannelView view,
            ChannelSettings settings,
            Clock clock) {
        this.store = store;
        this.rights = rights;
        this.branches = branches;
        this.view = view;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A change that was made.
     *
     * @param channel after it
     * @param position of the fact
     */
    public record Changed(ChannelState channel, LogPosition position) {}

    /** Makes one. */
    public Uni<Changed> create(Person person, Channel channel) {
        requireSound(channel);
        requireRoom();
        return mayCreate(person, channel)
                .invoke(above -> Branches.requirePlace(channel.id(), above, 1))
                .chain(above -> create(person, channel, Tries.MOST));
    }

    /** The channel of that id, if the person may view it. */
    public Uni<ChannelState> get(Person person, ChannelId id) {
        return rights.chain(person, id)
                .invoke(chain -> rights.requireSight(person, chain))
                .chain(chain -> store.find(id))
                .map(found -> found.orElseThrow(() -> NotThere.channel(id)));
    }

    /** Changes one. */
    public Uni<Changed> update(Person person, ChannelId id, ChannelChange change) {
        return update(person, id, change, Tries.MOST);
    }

    /** The chain by which the person may manage the channel; who may not even view it is told that it is not there. */
    public Uni<RightsChain> requireManage(Person person, ChannelId id) {
        return rights.chain(person, id).invoke(chain -> {
            rights.requireSight(person, chain);
            rights.require(person, chain, Right.MANAGE);
        });
    }

    private static void requireSound(Channel channel) {
        channel.flaw().ifPresent(flaw -> {
            throw Refusal.invalid(flaw);
        });
    }

    /** By the pod's view, so those who create at the same moment may go a little beyond the limit. */
    private void requireRoom() {
        if (view.size() >= settings.maxChannels()) {
            throw new Refusal(
                    Reason.TOO_MANY_CHANNELS,
                    "There are " + view.size() + " channels; at most " + settings.maxChannels() + " are allowed.");
        }
    }

    private Uni<Optional<RightsChain>> mayCreate(Person person, Channel channel) {
        if (channel.kind() == Kind.DIRECT && !channel.participants().contains(person.user())) {
            throw new Refusal(Reason.FORBIDDEN, "A DIRECT channel is created by one of its participants.");
        }
        return mayHang(person, channel.parent(), channel.kind());
    }

    /** At the top moderators may hang a channel up, a DIRECT one anybody; below another whoever manages that one. */
    private Uni<Optional<RightsChain>> mayHang(Person person, Optional<ChannelId> parent, Kind kind) {
        if (parent.isPresent()) {
            return requireManage(person, parent.get()).map(Optional::of);
        }
        boolean moderates =
                person.roles().contains(Role.ADMIN) || person.roles().contains(Role.MODERATOR);
        if (!moderates && kind != Kind.DIRECT) {
            throw new Refusal(
                    Reason.FORBIDDEN, "At the top of the tree only roles moderator and admin may put channels.");
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Changed> create(Person person, Channel channel, int tries) {
        return branches.hang(channel.id(), channel.parent(), link -> store.create(channel, link, person.user()))
                .chain(outcome -> outcome instanceof Outcome.Overtaken
                        ? create(person, channel, Tries.oneLess(tries))
                        : Uni.createFrom().item(changed(outcome, channel)));
    }

    private Uni<Changed> update(Person person, ChannelId id, ChannelChange change, int tries) {
        return requireManage(person, id).chain(chain -> {
            if (!change.moves(chain.leaf().channel())) {
                return rewrite(person, id, change, tries);
            }
            Optional<ChannelId> parent = change.parent().orElseThrow();
            return mayHang(person, parent, chain.leaf().channel().kind()).chain(() -> move(person, id, change, tries));
        });
    }

    private Uni<Changed> rewrite(Person person, ChannelId id, ChannelChange change, int tries) {
        return kept(id).chain(seen -> {
            if (change.moves(seen.channel())) {
                // Somebody moved it away from there since: now this is a move, with a link of its own.
                return update(person, id, change, Tries.oneLess(tries));
            }
            Channel after = after(seen, change);
            return store.update(seen, after, person.user(), clock.instant())
                    .chain(outcome -> outcome instanceof Outcome.Changed
                            ? rewrite(person, id, change, Tries.oneLess(tries))
                            : Uni.createFrom().item(changed(outcome, after)));
        });
    }

    private Uni<Changed> move(Person person, ChannelId id, ChannelChange change, int tries) {
        return branches.inTurn(turn -> move(person, id, change, turn))
                .chain(moved -> moved.isPresent()
                        ? Uni.createFrom().item(moved.get())
                        : move(person, id, change, Tries.oneLess(tries)));
    }

    private Uni<Optional<Changed>> move(Person person, ChannelId id, ChannelChange change, ChannelTree.Turn turn) {
        return kept(id).chain(seen -> {
            Channel after = after(seen, change);
            return above(person, after.parent())
                    .invoke(above -> Branches.requirePlace(id, above, view.height(id)))
                    .chain(() -> branches.hang(
                            id,
                            after.parent(),
                            link -> store.move(seen, after, link, turn, person.user(), clock.instant())))
                    .call(outcome -> outcome instanceof Outcome.Made
                            ? branches.letGo(seen.channel().parent(), seen.link())
                            : Uni.createFrom().voidItem())
                    .map(outcome ->
                            isToBeTriedAgain(outcome) ? Optional.empty() : Optional.of(changed(outcome, after)));
        });
    }

    /** The chain that decides where the channel will hang, read anew in the turn, when nobody else moves anything. */
    private Uni<Optional<RightsChain>> above(Person person, Optional<ChannelId> parent) {
        return parent.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : rights.chain(person, parent.get()).map(Optional::of);
    }

    private Uni<KeptChannel> kept(ChannelId id) {
        return store.findKept(id).map(found -> found.orElseThrow(() -> NotThere.channel(id)));
    }

    private Channel after(KeptChannel seen, ChannelChange change) {
        Channel after = change.of(seen.channel(), settings.linger());
        requireSound(after);
        return after;
    }

    private static boolean isToBeTriedAgain(Outcome outcome) {
        return outcome instanceof Outcome.Changed || outcome instanceof Outcome.Overtaken;
    }

    private static Changed changed(Outcome outcome, Channel after) {
        return switch (outcome) {
            case Outcome.Made made ->
                new Changed(new ChannelState(after, made.memberCount(), made.version()), made.position());
            case Outcome.Exists exists ->
                throw new Refusal(Reason.CHANNEL_EXISTS, "There is a channel '" + after.id() + "' already.");
            case Outcome.NoChannel none -> throw NotThere.channel(after.id());
            case Outcome.Full full -> throw outcome.unexpected();
            case Outcome.Changed seen -> throw outcome.unexpected();
            case Outcome.Overtaken overtaken -> throw outcome.unexpected();
        };
    }
}

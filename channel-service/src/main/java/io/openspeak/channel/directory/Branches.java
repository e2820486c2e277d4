package io.openspeak.channel.directory;

import io.openspeak.channel.NotThere;
import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Link;
import io.openspeak.channel.domain.RightsChain;
import io.openspeak.channel.domain.RightsLevel;
import io.openspeak.channel.domain.Tree;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Hangs channels up in the tree and takes them down, in the order that {@link ChannelTree} needs. */
@ApplicationScoped
public class Branches {

    private static final Duration TURN_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_TURN_WAIT = Duration.ofMillis(200);
    private static final int TURN_TRIES = 50;

    private final ChannelTree tree;

    public Branches(ChannelTree tree) {
        this.tree = tree;
    }

    /** Does something to a channel that its parent, if any, has adopted for it; if that is not done, the parent lets go of it. */
    Uni<Outcome> hang(ChannelId channel, Optional<ChannelId> parent, Function<Optional<Link>, Uni<Outcome>> act) {
        if (parent.isEmpty()) {
            return act.apply(Optional.empty());
        }
        Link link = Link.random();
        return adopt(parent.get(), link, channel)
                .chain(() -> act.apply(Optional.of(link)))
                // An act of which we do not know whether it was done leaves the link: it is confirmed before it counts.
                .call(outcome -> outcome instanceof Outcome.Made
                        ? Uni.createFrom().voidItem()
                        : tree.release(parent.get(), link));
    }

    /** A child does not hang there any more. */
    public Uni<Void> letGo(Optional<ChannelId> parent, Optional<Link> link) {
        return parent.isEmpty() || link.isEmpty()
                ? Uni.createFrom().voidItem()
                : tree.release(parent.get(), link.get());
    }

    /** True if something hangs below the channel; links on which nothing hangs are taken away. */
    public Uni<Boolean> hasChildren(ChannelId parent) {
        return tree.someChildren(parent)
                .chain(links -> links.isEmpty()
                        ? Uni.createFrom().item(false)
                        : anyHangs(parent, links)
                                .chain(hangs -> hangs ? Uni.createFrom().item(true) : hasChildren(parent)));
    }

    /** Does something in a turn to change the tree. */
    <T> Uni<T> inTurn(Function<ChannelTree.Turn, Uni<T>> act) {
        return turn(TURN_TRIES).chain(turn -> act.apply(turn).eventually(() -> tree.endTurn(turn)));
    }

    /** Refuses a place below that chain of channels; without one: the top. */
    static void requirePlace(ChannelId channel, Optional<RightsChain> above, int height) {
        List<ChannelId> ids = above.map(chain -> chain.levels().stream()
                        .map(RightsLevel::channel)
                        .map(Channel::id)
                        .toList())
                .orElse(List.of());
        Tree.flaw(channel, ids, height).ifPresent(flaw -> {
            throw Refusal.invalid(flaw);
        });
    }

    private Uni<ChannelTree.Turn> turn(int tries) {
        return tree.takeTurn().chain(taken -> {
            if (taken.isPresent()) {
                return Uni.createFrom().item(taken.get());
            }
            if (tries == 0) {
                throw Refusal.limited("Too many channels are being moved in the tree.", Duration.ofSeconds(1));
            }
            Duration wait = tries > TURN_TRIES / 2 ? TURN_WAIT : LONGEST_TURN_WAIT;
            return Uni.createFrom().voidItem().onItem().delayIt().by(wait).chain(() -> turn(tries - 1));
        });
    }

    private Uni<Void> adopt(ChannelId parent, Link link, ChannelId child) {
        return tree.adopt(parent, link, child)
                .invoke(adopted -> {
                    if (!adopted) {
                        throw NotThere.channel(parent);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> anyHangs(ChannelId parent, Map<Link, ChannelId> links) {
        Uni<Boolean> found = Uni.createFrom().item(false);
        for (Map.Entry<Link, ChannelId> child : links.entrySet()) {
            found = found.chain(hangs -> hangs
                    ? Uni.createFrom().item(true)
                    : tree.confirm(child.getValue(), child.getKey())
                            .call(confirmed ->
                                    confirmed ? Uni.createFrom().voidItem() : tree.release(parent, child.getKey())));
        }
        return found;
    }
}

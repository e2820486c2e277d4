package io.openspeak.channel.redis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An endless life of many people, drawn from a seed. */
final class RandomActs {

    private static final int MADE_FIRST = 40;

    final Cast cast;

    /** Each kind of act as often as it is to happen. */
    private final List<Supplier<RandomAct>> kinds = new ArrayList<>();

    private final DirectoryActs directory;
    private int drawn;

    RandomActs(long seed, Clock clock) {
        cast = new Cast(seed, clock);
        directory = new DirectoryActs(cast);
        SeatActs seats = new SeatActs(cast);
        ModerationActs moderation = new ModerationActs(cast);
        often(12, directory::create);
        often(5, directory::update);
        often(6, directory::move);
        often(2, directory::delete);
        often(30, seats::join);
        often(4, seats::rejoin);
        often(4, seats::leave);
        often(7, seats::move);
        often(3, seats::sessionEnded);
        often(1, seats::offline);
        often(3, seats::accountChanged);
        often(1, seats::accountDeleted);
        often(1, seats::signedOut);
        often(3, moderation::kick);
        often(5, moderation::mute);
        often(3, moderation::priority);
        often(4, moderation::ban);
        often(4, moderation::unban);
        often(4, moderation::invite);
        often(5, moderation::setRules);
        often(3, moderation::explain);
    }

    RandomAct next() {
        if (drawn++ < MADE_FIRST) {
            return directory.create();
        }
        return cast.oneOf(kinds).get();
    }

    private void often(int times, Supplier<RandomAct> kind) {
        for (int i = 0; i < times; i++) {
            kinds.add(kind);
        }
    }
}

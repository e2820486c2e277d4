package io.openspeak.platform.redis.log;

import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** A view of which it is known how far behind its log it is: how old the fact was that it took in last, when it did. */
final class MeasuredView implements LocalView {

    private final LocalView view;
    private final Clock clock;
    private volatile long lagMillis;

    MeasuredView(LocalView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    long lagMillis() {
        return lagMillis;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return view.load(end);
    }

    @Override
    public void fold(Fact fact) {
        // Pods' clocks differ a little.
        lagMillis = Math.max(0, clock.millis() - fact.at());
        view.fold(fact);
    }
}

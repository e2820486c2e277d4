package io.openspeak.channel.view;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * What this pod wrote last. Reads from the view wait for it, so whoever writes and then reads at the same pod sees what it wrote; at
 * another pod that takes as long as the log needs to get there.
 */
@ApplicationScoped
public class OwnWrites {

    private final ViewProgress progress;
    private final Duration patience;
    private LogPosition last = LogPosition.NOWHERE;

    public OwnWrites(ViewProgress progress, ChannelSettings settings) {
        this.progress = progress;
        patience = settings.readYourWrites();
    }

    /** A caller is told that its write stands there. */
    public synchronized void wrote(LogPosition position) {
        last = later(last, position);
    }

    /** Completes when the view has them; after a while it completes anyway, since a list that is a little old is better than none. */
    public Uni<Void> seen() {
        return progress.reached(last())
                .ifNoItem()
                .after(patience)
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private synchronized LogPosition last() {
        return last;
    }

    /** The later offset of each partition; a new life of the log counts as later. */
    private static LogPosition later(LogPosition known, LogPosition written) {
        LogPosition later = known;
        for (var part : written.offsets().entrySet()) {
            Optional<LogPosition.Offset> here = known.in(part.getKey());
            boolean newer = here.isEmpty()
                    || !here.get().epoch().equals(part.getValue().epoch())
                    || here.get().entry().compareTo(part.getValue().entry()) < 0;
            if (newer) {
                later = later.with(part.getKey(), part.getValue());
            }
        }
        return later;
    }
}

package io.openspeak.presence.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much history is kept, and how fine. */
@ConfigMapping(prefix = "openspeak.presence.history")
public interface HistorySettings {

    /** How long history is kept. */
    @WithDefault("90d")
    Duration keep();

    /** Most entries of a user; above, the oldest are forgotten. */
    @WithDefault("10000")
    int maxEntries();

    /** Most visits of a channel; above, those that ended first are forgotten. */
    @WithDefault("10000")
    int maxVisits();

    /** Activity alone makes an entry at most this often: the error of last_seen in history. */
    @WithDefault("5m")
    Duration activityGrain();

    /** How long after a change a user gets a snapshot, if none of its entries was one. */
    @WithDefault("5m")
    Duration snapshotEvery();
}

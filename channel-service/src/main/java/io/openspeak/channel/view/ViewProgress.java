package io.openspeak.channel.view;

import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;

/** How far this pod's view has come. */
public interface ViewProgress {

    /** True once the view was loaded. */
    boolean loaded();

    /** True while the view may be behind. */
    boolean stale();

    /** Completes when the view has reached the position. */
    Uni<Void> reached(LogPosition position);
}

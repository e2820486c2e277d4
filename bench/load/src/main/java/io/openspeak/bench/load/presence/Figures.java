package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.rate.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a run has measured so far. */
final class Figures {

    final List<FanOutOutcome> fanOuts = new ArrayList<>();
    final List<Step> heartbeats = new ArrayList<>();

    /** Without idle connections first, then at each size. */
    final List<Idleness> idle = new ArrayList<>();

    final List<Quiet> quiet = new ArrayList<>();

    @Nullable
    StormOutcome storm;
}

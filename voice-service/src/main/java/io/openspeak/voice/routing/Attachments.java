package io.openspeak.voice.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Voice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Attaches connections to channels, once the membership view has seen the join that the client tells of. */
@ApplicationScoped
public class Attachments {

    private final MembershipProgress progress;
    private final Router router;
    private final MeterRegistry metrics;

    public Attachments(MembershipProgress progress, Router router, MeterRegistry metrics) {
        this.progress = progress;
        this.router = router;
        this.metrics = metrics;
    }

    /**
     * Attaches; the answer comes on any thread.
     *
     * @param afterPosition position of the join; empty: don't wait
     */
    public Uni<AttachOutcome> attach(Voice voice, ChannelId channel, String afterPosition, boolean sendOnly) {
        Uni<Boolean> reached = afterPosition.isEmpty() ? Uni.createFrom().item(true) : progress.reached(afterPosition);
        return reached.map(current -> outcome(router.attach(voice, channel, sendOnly), current))
                .invoke(this::count);
    }

    private static AttachOutcome outcome(boolean attached, boolean viewIsCurrent) {
        if (attached) {
            return AttachOutcome.ATTACHED;
        }
        return viewIsCurrent ? AttachOutcome.NOT_A_MEMBER : AttachOutcome.VIEW_BEHIND;
    }

    private void count(AttachOutcome outcome) {
        metrics.counter("openspeak.voice.attaches", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}

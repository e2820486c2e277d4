package io.openspeak.voice.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Voice;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;

/** Attaches connections to channels, once the membership view has seen the join that the client tells of. */
@Startup
@ApplicationScoped
public class Attachments {

    private final MembershipProgress progress;
    private final Router router;
    private final MeterRegistry metrics;

    public Attachments(MembershipProgress progress, Router router, MeterRegistry metrics) {
        this.progress = progress;
        this.router = router;
        this.metrics = metrics;
        Arrays.stream(AttachOutcome.values()).forEach(this::counter);
    }

    /**
     * Attaches; the answer comes on any thread.
     *
     * @param afterPosition position of the join; empty: don't wait
     */
    public Uni<AttachOutcome> attach(Voice voice, ChannelId channel, String afterPosition, boolean sendOnly) {
        Uni<Boolean> reached = afterPosition.isEmpty() ? Uni.createFrom().item(true) : progress.reached(afterPosition);
        return reached.map(current -> outcome(router.attach(voice, channel, sendOnly), current))
                .invoke(outcome -> counter(outcome).increment());
    }

    private static AttachOutcome outcome(boolean attached, boolean viewIsCurrent) {
        if (attached) {
            return AttachOutcome.ATTACHED;
        }
        return viewIsCurrent ? AttachOutcome.NOT_A_MEMBER : AttachOutcome.VIEW_BEHIND;
    }

    private Counter counter(AttachOutcome outcome) {
        return metrics.counter(
                "openspeak.voice.attaches", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}

package io.openspeak.voice.guest.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known of a guest's right to be heard, and whether it is to be asked for again. One question is open at a time.
 *
 * <pre>
 *   ASKED --may--> ADMITTED --a change in its branch, or time--> ADMITTED, ASKED --may--> ADMITTED
 *     |               |                                                |
 *     |               +--a change about itself--> SILENT, ASKED --may--+
 *     |                                                |               |
 *     +------------ may not, or nobody says -----------+---------------+--> ended
 * </pre>
 *
 * <p>An answer may be older than a change that came while the question was open: so what changed meanwhile is remembered, and asked
 * for again once the answer says which channels matter. Times are nanoseconds that only grow. Used by one thread at a time.
 */
public final class GuestPass {

    /** Changes while a question is open that are remembered one by one; of more than that all matter. */
    private static final int MOST_CHANGES = 64;

    private final GuestTerms terms;
    private final Set<ChannelId> meanwhile = new HashSet<>();
    private Set<ChannelId> branch = Set.of();
    private boolean admitted;
    private boolean asking = true;
    private boolean pressing = true;
    private boolean outdated;
    private long answeredAt;
    private long settledAt;

    /** What is to be done. */
    public enum Next {
        /** Nothing. */
        NOTHING,
        /** Ask whether it may be heard. */
        ASK,
        /** It may not, or nobody says that it may: it is over. */
        END
    }

    /** A pass whose first question is open. */
    public GuestPass(GuestTerms terms, long now) {
        this.terms = terms;
        answeredAt = now;
        settledAt = now;
    }

    /** True while it is heard. */
    public boolean admitted() {
        return admitted;
    }

    /** Rights in a channel, and below, may be others. */
    public Next changed(ChannelId channel) {
        if (asking) {
            remember(channel);
            return Next.NOTHING;
        }
        return branch.contains(channel) ? ask(true) : Next.NOTHING;
    }

    /** The guest's own rights in a channel, and below, may be gone: until that is known it is silent. */
    public Next doubted(ChannelId channel) {
        if (branch.contains(channel)) {
            admitted = false;
        }
        return changed(channel);
    }

    /** Changes may have been missed. */
    public Next changedEverywhere() {
        if (asking) {
            outdated = true;
            return Next.NOTHING;
        }
        return ask(true);
    }

    /** Time passes. */
    public Next beat(long now) {
        if (now - answeredAt > terms.kept().toNanos()) {
            return Next.END;
        }
        return !asking && now - settledAt > terms.askAgain().toNanos() ? ask(false) : Next.NOTHING;
    }

    /** The open question was answered. */
    public Next answered(GuestAccess access, long now) {
        if (!access.may()) {
            admitted = false;
            return Next.END;
        }
        branch = access.branch();
        if (isOutdated()) {
            forgetChanges();
            return ask(true);
        }
        forgetChanges();
        asking = false;
        admitted = true;
        answeredAt = now;
        settledAt = now;
        return Next.NOTHING;
    }

    /** Nobody answered the open question: what had to be known is a no. */
    public Next unanswered(long now) {
        if (pressing || isOutdated()) {
            admitted = false;
            return Next.END;
        }
        forgetChanges();
        asking = false;
        settledAt = now;
        return Next.NOTHING;
    }

    private Next ask(boolean mustKnow) {
        asking = true;
        pressing = mustKnow;
        return Next.ASK;
    }

    private void remember(ChannelId channel) {
        if (meanwhile.size() < MOST_CHANGES) {
            meanwhile.add(channel);
        } else {
            outdated = true;
        }
    }

    private boolean isOutdated() {
        return outdated || !Collections.disjoint(meanwhile, branch);
    }

    private void forgetChanges() {
        meanwhile.clear();
        outdated = false;
    }
}

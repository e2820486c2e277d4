package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;

/**
 * Whether somebody has a right, and how that came about.
 *
 * @param allowed the decision
 * @param byRoles what the roles alone give
 * @param applied rules that speak of the right and concern the person, in the order in which they were applied
 * @param decidedBy what decided in the end
 */
public record Decision(boolean allowed, boolean byRoles, List<Applied> applied, Decider decidedBy) {

    public Decision {
        applied = List.copyOf(applied);
    }

    /**
     * A rule that was applied.
     *
     * @param channel that holds it
     * @param rule the rule
     * @param allowedAfter what the right was after it
     */
    public record Applied(ChannelId channel, Rule rule, boolean allowedAfter) {}

    /** What decides about a right. */
    public enum Decider {
        /** The roles alone: no rule spoke of it. */
        ROLES,
        /** The last of the applied rules. */
        RULES,
        /** Role admin, whom no rule binds. */
        ADMIN,
        /** A DIRECT channel of which the person is no participant. */
        PARTICIPANTS,
        /** VIEW is missing. */
        NOT_VIEWED,
        /** A ban, here or above. */
        BAN,
        /** An invitation. */
        INVITATION
    }
}

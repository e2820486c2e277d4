package io.openspeak.channel.domain;

import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user in a channel.
 *
 * @param user who
 * @param name display name when joining
 * @param session session that holds the seat; empty: the user as a whole
 * @param joinedAt since when
 * @param serverMuted may not be heard, by a moderator
 * @param serverDeafened may not hear, by a moderator
 * @param prioritySpeaker has priority of speech
 * @param rights rights that matter to media
 */
public record Member(
        UserId user,
        String name,
        Optional<SessionId> session,
        Instant joinedAt,
        boolean serverMuted,
        boolean serverDeafened,
        boolean prioritySpeaker,
        Set<Right> rights) {

    public Member {
        rights = Set.copyOf(rights);
    }

    /** Somebody who comes in. */
    public static Member joining(
            UserId user, String name, Optional<SessionId> session, Instant now, Set<Right> rights) {
        return new Member(user, name, session, now, false, false, false, Right.ofMedia(rights));
    }

    /** The same member, its seat held by the session of a newcomer; what moderators set stays. */
    public Member movedTo(Member newcomer) {
        return new Member(
                user,
                newcomer.name,
                newcomer.session,
                joinedAt,
                serverMuted,
                serverDeafened,
                prioritySpeaker,
                newcomer.rights);
    }
}

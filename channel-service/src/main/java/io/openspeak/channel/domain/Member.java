package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
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
 * @param sanctions what moderators set
 * @param rights rights that matter to media
 * @param movedFrom channel that a moderator moved it from; empty: it joined by itself
 * @param order of the user's seats: the later one of two has the larger number, in whatever channels they are
 * @param roles of the account
 */
public record Member(
        UserId user,
        String name,
        Optional<SessionId> session,
        Instant joinedAt,
        Sanctions sanctions,
        Set<Right> rights,
        Optional<ChannelId> movedFrom,
        long order,
        Set<Role> roles) {

    public Member {
        rights = Set.copyOf(rights);
        roles = Set.copyOf(roles);
    }

    /** Somebody who comes in by itself, with those of the rights that matter to media. */
    public static Member joining(
            Person person, String name, Optional<SessionId> session, Instant now, Set<Right> rights, long order) {
        return new Member(
                person.user(),
                name,
                session,
                now,
                Sanctions.NONE,
                Right.ofMedia(rights),
                Optional.empty(),
                order,
                person.roles());
    }

    /** The same member as a moderator puts it into another channel. */
    public Member movedFrom(ChannelId from, Instant now, Set<Right> rights, long newOrder) {
        return new Member(
                user, name, session, now, Sanctions.NONE, Right.ofMedia(rights), Optional.of(from), newOrder, roles);
    }

    /** The same member under what moderators set. */
    public Member under(Sanctions set) {
        return new Member(user, name, session, joinedAt, set, rights, movedFrom, order, roles);
    }

    /** The same member with those of the rights that matter to media, and those roles. */
    public Member with(Set<Right> newRights, Set<Role> newRoles) {
        return new Member(
                user, name, session, joinedAt, sanctions, Right.ofMedia(newRights), movedFrom, order, newRoles);
    }

    /** The same member, there as long as before. */
    Member since(Instant joined) {
        return new Member(user, name, session, joined, sanctions, rights, movedFrom, order, roles);
    }
}

package io.openspeak.channel;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * In which channels a user may have a seat, for finding them when a session ends.
 *
 * <p>A user's hints and a channel's seats lie in different partitions, so no script can write both. What keeps them together is
 * the order: a hint is written before <em>and</em> after the seat is taken, and after it was removed the seat is looked at again.
 * <ul>
 *   <li>Crash between hint and seat: a hint without a seat. Harmless, since the truth is looked at before anybody leaves.
 *   <li>Crash between seat and second hint: the first one is there.
 *   <li>Join and removal at the same time: either the removal comes before the second hint, which puts it back, or the seat was
 *       taken before the removal looks again, and the removal puts it back.
 *   <li>Crash between removal and the second look, with a join of the same user in the same moment: the one case in which a
 *       seat loses its hint. It is then freed when the user leaves or joins again.
 * </ul>
 */
public interface SeatHints {

    /** The user may have a seat there. */
    Uni<Void> add(UserId user, ChannelId channel);

    /** It had none when it was last looked at. */
    Uni<Void> remove(UserId user, ChannelId channel);

    /** Where it may have one. */
    Uni<Set<ChannelId>> of(UserId user);
}

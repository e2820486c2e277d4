package io.openspeak.voice.quality;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.loop.EventLoops;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Quality;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** Quality of the streams of a channel: one's own for its members, all of them for moderators. */
@ApplicationScoped
public class StreamQualities {

    private final EventLoops loops;
    private final Membership membership;

    public StreamQualities(EventLoops loops, Membership membership) {
        this.loops = loops;
        this.membership = membership;
    }

    /** What the caller may see of a channel's streams on this pod. */
    public Uni<List<Quality>> of(ChannelId channel, Caller caller) {
        boolean all = caller.moderates() || caller.has(Role.SERVICE);
        if (!all && membership.find(channel, caller.user()) == null) {
            throw NotAMember.of(channel.value());
        }
        Predicate<UserId> shown = user -> all || user.equals(caller.user());
        return loops.quality()
                .map(streams -> streams.stream()
                        .filter(stream -> stream.channel().equals(channel) && shown.test(stream.user()))
                        .toList());
    }
}

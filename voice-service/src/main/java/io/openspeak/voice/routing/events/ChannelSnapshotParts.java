package io.openspeak.voice.routing.events;

import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.Membership.ChannelState;
import java.util.HashMap;
import java.util.Map;

/** Parts of a snapshot of channels, put together. */
final class ChannelSnapshotParts {

    private final Map<ChannelId, ChannelState> channels = new HashMap<>();
    private String position = "";

    void add(SnapshotChannelsResponse part) {
        if (part.hasChannel()) {
            add(part.getChannel());
        } else {
            position = part.getPosition();
        }
    }

    private void add(ChannelSnapshot part) {
        Map<UserId, Member> members = new HashMap<>();
        part.getMembersList().stream().map(ChannelFacts::member).forEach(member -> members.put(member.user(), member));
        ChannelState state =
                new ChannelState(part.getChannel().getVersion(), ChannelFacts.pushToTalk(part.getChannel()), members);
        channels.merge(new ChannelId(part.getChannel().getChannelId()), state, (first, more) -> {
            more.members().putAll(first.members());
            // Parts of different versions: what happened between them is folded again, which does no harm.
            return new ChannelState(Math.min(first.version(), more.version()), first.pushToTalk(), more.members());
        });
    }

    String position() {
        return position;
    }

    Map<ChannelId, ChannelState> channels() {
        return channels;
    }
}

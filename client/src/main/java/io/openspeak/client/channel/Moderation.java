package io.openspeak.client.channel;

import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceBlockingStub;
import io.openspeak.channel.v1.InviteMemberRequest;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.ListBansRequest;
import io.openspeak.channel.v1.ListModerationRequest;
import io.openspeak.channel.v1.ListModerationResponse;
import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.channel.v1.MoveMemberRequest;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moderators do to members. Acts that would be noted twice in the audit are not repeated on failure. */
public final class Moderation {

    private final UnaryCalls<ChannelServiceBlockingStub> calls;

    public Moderation(UnaryCalls<ChannelServiceBlockingStub> calls) {
        this.calls = calls;
    }

    public Position kick(ChannelId channel, UserId user, String reason) {
        KickMemberRequest request = KickMemberRequest.newBuilder()
                .setChannelId(channel.value())
                .setUserId(user.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.kickMember(request)).getPosition());
    }

    /** Keeps a user, an address or both out of the channel that the request names. */
    public Ban ban(BanMemberRequest request) {
        return calls.once(stub -> stub.banMember(request)).getBan();
    }

    public Position unban(ChannelId channel, String banId) {
        UnbanMemberRequest request = UnbanMemberRequest.newBuilder()
                .setChannelId(channel.value())
                .setBanId(banId)
                .build();
        return new Position(calls.once(stub -> stub.unbanMember(request)).getPosition());
    }

    /** Newest first. */
    public List<Ban> bans(ChannelId channel) {
        ListBansRequest request =
                ListBansRequest.newBuilder().setChannelId(channel.value()).build();
        return calls.repeatable(stub -> stub.listBans(request)).getBansList();
    }

    public Position move(UserId user, ChannelId from, ChannelId to, String reason) {
        MoveMemberRequest request = MoveMemberRequest.newBuilder()
                .setUserId(user.value())
                .setFromChannelId(from.value())
                .setToChannelId(to.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.moveMember(request)).getPosition());
    }

    /** Lets a user in whom rules would keep out. */
    public Position invite(ChannelId channel, UserId user) {
        InviteMemberRequest request = InviteMemberRequest.newBuilder()
                .setChannelId(channel.value())
                .setUserId(user.value())
                .build();
        return new Position(calls.once(stub -> stub.inviteMember(request)).getPosition());
    }

    /** Lets a member be heard or not. */
    public Position mute(ChannelId channel, UserId user, boolean muted, String reason) {
        return change(MuteMemberRequest.newBuilder().setMuted(muted), channel, user, reason);
    }

    /** Lets a member hear or not. */
    public Position deafen(ChannelId channel, UserId user, boolean deafened, String reason) {
        return change(MuteMemberRequest.newBuilder().setDeafened(deafened), channel, user, reason);
    }

    private Position change(MuteMemberRequest.Builder change, ChannelId channel, UserId user, String reason) {
        MuteMemberRequest request = change.setChannelId(channel.value())
                .setUserId(user.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.muteMember(request)).getPosition());
    }

    /** Gives a member priority of speech, or takes it. */
    public Position priority(ChannelId channel, UserId user, boolean priority) {
        SetPrioritySpeakerRequest request = SetPrioritySpeakerRequest.newBuilder()
                .setChannelId(channel.value())
                .setUserId(user.value())
                .setPriority(priority)
                .build();
        return new Position(calls.once(stub -> stub.setPrioritySpeaker(request)).getPosition());
    }

    /** The latest acts, newest first; null channel: in all, null user: on all. */
    public List<ModerationEntry> log(@Nullable ChannelId channel, @Nullable UserId user, int limit) {
        return Pages.first(
                limit,
                (size, token) -> {
                    ListModerationRequest request = ListModerationRequest.newBuilder()
                            .setChannelId(channel == null ? "" : channel.value())
                            .setUserId(user == null ? "" : user.value())
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listModeration(request));
                },
                ListModerationResponse::getEntriesList,
                ListModerationResponse::getNextPageToken);
    }
}

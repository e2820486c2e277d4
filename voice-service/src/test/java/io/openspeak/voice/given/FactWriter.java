package io.openspeak.voice.given;

import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelDeleted;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.v1.Right;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.UserSession;
import io.openspeak.presence.v1.UserState;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes facts as channel-service and presence-service would, and says where they stand. */
public final class FactWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EPOCH = "first";

    private final RedisCommands redis;
    private final Map<String, Long> versions = new HashMap<>();

    public FactWriter(Redis redis) {
        this.redis = new RedisCommands(redis);
    }

    public String joined(String channel, String user) {
        return joined(channel, user, "", List.of(Right.RIGHT_SPEAK, Right.RIGHT_LISTEN));
    }

    public String joined(String channel, String user, String session, List<Right> rights) {
        return channel(
                channel,
                ChannelFact.newBuilder()
                        .setMemberJoined(Member.newBuilder()
                                .setUserId(user)
                                .setSessionId(session)
                                .addAllRights(rights)));
    }

    /** The channel is made, or changed, so that one at a time talks in it. */
    public String pushToTalk(String channel) {
        return channel(
                channel,
                ChannelFact.newBuilder()
                        .setUpdated(Channel.newBuilder()
                                .setChannelId(channel)
                                .setKind(ChannelKind.CHANNEL_KIND_PUSH_TO_TALK)));
    }

    public String rulesChanged(String channel) {
        return channel(channel, ChannelFact.newBuilder().setRulesChanged(RulesChanged.getDefaultInstance()));
    }

    public String banned(String channel, String user) {
        return channel(
                channel, ChannelFact.newBuilder().setBanned(Ban.newBuilder().setUserId(user)));
    }

    public String kicked(String channel, String user) {
        return channel(
                channel,
                ChannelFact.newBuilder()
                        .setMemberLeft(
                                MemberLeft.newBuilder().setUserId(user).setReason(LeaveReason.LEAVE_REASON_KICKED)));
    }

    public String deleted(String channel) {
        return channel(channel, ChannelFact.newBuilder().setDeleted(ChannelDeleted.getDefaultInstance()));
    }

    public String serverMuted(String channel, String user) {
        return channel(
                channel,
                ChannelFact.newBuilder()
                        .setMemberChanged(Member.newBuilder()
                                .setUserId(user)
                                .setServerMuted(true)
                                .addRights(Right.RIGHT_SPEAK)
                                .addRights(Right.RIGHT_LISTEN)));
    }

    public String left(String channel, String user) {
        return channel(
                channel,
                ChannelFact.newBuilder().setMemberLeft(MemberLeft.newBuilder().setUserId(user)));
    }

    public void account(Account account) {
        append(
                "auth",
                account.getUserId(),
                AuthFact.newBuilder().setAccountChanged(account).build().toByteArray());
    }

    public void familyRevoked(String family) {
        long now = System.currentTimeMillis();
        append(
                "auth",
                family,
                AuthFact.newBuilder()
                        .setRevoked(Revocation.newBuilder()
                                .setFamilyId(family)
                                .setNotAfter(now)
                                .setForgetAt(now + 900_000))
                        .build()
                        .toByteArray());
    }

    public void session(String user, String session, boolean microphone, boolean speaker) {
        UserState state = UserState.newBuilder()
                .setUserId(user)
                .setVersion(next("user:" + user))
                .addSessions(UserSession.newBuilder()
                        .setUserId(user)
                        .setSessionId(session)
                        .setMicrophoneActive(microphone)
                        .setSpeakerActive(speaker))
                .build();
        append(
                "presence",
                user,
                PresenceFact.newBuilder().setUser(state).build().toByteArray());
    }

    private String channel(String channel, ChannelFact.Builder fact) {
        fact.setChannelId(channel).setVersion(next("channel:" + channel));
        return append("channel", channel, fact.build().toByteArray());
    }

    private long next(String what) {
        // Other tests may have written to the same subject before.
        return versions.merge(what, System.nanoTime(), (last, now) -> Math.max(last + 1, now));
    }

    private String append(String owner, String id, byte[] data) {
        PartitionedLog log = new PartitionedLog(owner, 16);
        int partition = log.partitionOf(id);
        redis.send(Command.SET, log.epoch(partition), EPOCH).await().atMost(PATIENCE);
        String entry = redis.send(Command.XADD, FactEntry.arguments(log.stream(partition), EPOCH, owner + ".v1", data))
                .await()
                .atMost(PATIENCE)
                .toString();
        return LogPosition.of(partition, EPOCH, EntryId.parse(entry)).encode();
    }
}

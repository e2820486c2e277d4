package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.v1.ChannelKind;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Channels to and from messages. */
public final class ChannelMessages {

    private ChannelMessages() {}

    /** A channel as it is now. */
    public static io.openspeak.channel.v1.Channel message(ChannelState state) {
        Channel channel = state.channel();
        return io.openspeak.channel.v1.Channel.newBuilder()
                .setChannelId(channel.id().value())
                .setName(channel.name())
                .setTopic(channel.topic())
                .setKind(message(channel.kind()))
                .setCapacity(channel.capacity())
                .setBitrateKbps(channel.bitrateKbps())
                .setParentId(channel.parent().map(ChannelId::value).orElse(""))
                .setTemporary(channel.temporary())
                .setLingerSeconds((int) channel.linger().toSeconds())
                .setOrder(channel.order())
                .addAllParticipants(
                        channel.participants().stream().map(UserId::value).toList())
                .setMemberCount(state.memberCount())
                .setCreatedAt(channel.createdAt().toEpochMilli())
                .setVersion(state.version())
                .build();
    }

    /** The channel in a message, without its state. */
    public static Channel channel(io.openspeak.channel.v1.Channel message) {
        return new Channel(
                new ChannelId(message.getChannelId()),
                message.getName(),
                message.getTopic(),
                kind(message.getKind()),
                message.getCapacity(),
                message.getBitrateKbps(),
                Optional.of(message.getParentId())
                        .filter(parent -> !parent.isEmpty())
                        .map(ChannelId::new),
                message.getTemporary(),
                Duration.ofSeconds(message.getLingerSeconds()),
                message.getOrder(),
                users(message.getParticipantsList()),
                Instant.ofEpochMilli(message.getCreatedAt()));
    }

    /** The kind that a message names; voice if it names none. */
    public static Kind kind(ChannelKind kind) {
        return switch (kind) {
            case CHANNEL_KIND_PUSH_TO_TALK -> Kind.PUSH_TO_TALK;
            case CHANNEL_KIND_DIRECT -> Kind.DIRECT;
            case CHANNEL_KIND_VOICE, CHANNEL_KIND_UNSPECIFIED, UNRECOGNIZED -> Kind.VOICE;
        };
    }

    /** Ids of users. */
    public static List<UserId> users(List<String> ids) {
        return ids.stream().map(UserId::new).toList();
    }

    private static ChannelKind message(Kind kind) {
        return switch (kind) {
            case VOICE -> ChannelKind.CHANNEL_KIND_VOICE;
            case PUSH_TO_TALK -> ChannelKind.CHANNEL_KIND_PUSH_TO_TALK;
            case DIRECT -> ChannelKind.CHANNEL_KIND_DIRECT;
        };
    }
}

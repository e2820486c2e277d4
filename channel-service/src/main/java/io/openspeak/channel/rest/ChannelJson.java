package io.openspeak.channel.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.domain.ChannelState;
import java.util.List;

/** {@code Channel} of channel.v1 as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record ChannelJson(
        String channelId,
        String name,
        String topic,
        String kind,
        int capacity,
        int bitrateKbps,
        String parentId,
        boolean temporary,
        int lingerSeconds,
        int order,
        List<String> participants,
        int memberCount,
        long createdAt,
        long version) {

    /** {@code ListChannelsResponse} of channel.v1 as JSON. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Page(List<ChannelJson> channels, String nextPageToken) {}

    static ChannelJson of(ChannelState state) {
        io.openspeak.channel.v1.Channel channel = ChannelMessages.message(state);
        return new ChannelJson(
                channel.getChannelId(),
                channel.getName(),
                channel.getTopic(),
                channel.getKind().name(),
                channel.getCapacity(),
                channel.getBitrateKbps(),
                channel.getParentId(),
                channel.getTemporary(),
                channel.getLingerSeconds(),
                channel.getOrder(),
                List.copyOf(channel.getParticipantsList()),
                channel.getMemberCount(),
                channel.getCreatedAt(),
                channel.getVersion());
    }
}

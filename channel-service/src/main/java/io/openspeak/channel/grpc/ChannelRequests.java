package io.openspeak.channel.grpc;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelChange;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.channel.view.Lists;
import io.openspeak.platform.identity.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Channels that are asked for, with the defaults filled in. */
@ApplicationScoped
public class ChannelRequests {

    private final ChannelSettings settings;
    private final Clock clock;

    public ChannelRequests(ChannelSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Channel channel(CreateChannelRequest request) {
        ChannelId id = new ChannelId(
                request.getChannelId().isEmpty() ? UUID.randomUUID().toString() : request.getChannelId());
        return new Channel(
                id,
                request.getName().isEmpty() ? id.value() : request.getName(),
                request.getTopic(),
                ChannelMessages.kind(request.getKind()),
                request.getCapacity(),
                bitrate(request.getBitrateKbps()),
                parent(request.getParentId()),
                request.getTemporary(),
                linger(request),
                request.getOrder(),
                ChannelMessages.users(request.getParticipantsList()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    ChannelChange change(UpdateChannelRequest request) {
        return new ChannelChange(
                request.hasName() ? Optional.of(request.getName()) : Optional.empty(),
                request.hasTopic() ? Optional.of(request.getTopic()) : Optional.empty(),
                request.hasCapacity() ? Optional.of(request.getCapacity()) : Optional.empty(),
                request.hasBitrateKbps() ? Optional.of(bitrate(request.getBitrateKbps())) : Optional.empty(),
                request.hasParentId() ? Optional.of(parent(request.getParentId())) : Optional.empty(),
                request.hasOrder() ? Optional.of(request.getOrder()) : Optional.empty(),
                request.hasTemporary() ? Optional.of(request.getTemporary()) : Optional.empty(),
                request.hasLingerSeconds()
                        ? Optional.of(Duration.ofSeconds(request.getLingerSeconds()))
                        : Optional.empty());
    }

    static Lists.Query query(ListChannelsRequest request) {
        return new Lists.Query(
                Paging.afterPlace(request.getPageToken()),
                Paging.size(request.getPageSize()),
                request.getFilter(),
                parent(request.getParentId()));
    }

    private int bitrate(int asked) {
        return asked == 0 ? settings.bitrateKbps() : asked;
    }

    private static Optional<ChannelId> parent(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new ChannelId(id));
    }

    private Duration linger(CreateChannelRequest request) {
        return request.getTemporary() && request.getLingerSeconds() == 0
                ? settings.linger()
                : Duration.ofSeconds(request.getLingerSeconds());
    }
}

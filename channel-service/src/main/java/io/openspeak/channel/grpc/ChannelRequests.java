package io.openspeak.channel.grpc;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.v1.CreateChannelRequest;
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
                request.getBitrateKbps() == 0 ? settings.bitrateKbps() : request.getBitrateKbps(),
                Optional.of(request.getParentId())
                        .filter(parent -> !parent.isEmpty())
                        .map(ChannelId::new),
                request.getTemporary(),
                linger(request),
                request.getOrder(),
                ChannelMessages.users(request.getParticipantsList()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Duration linger(CreateChannelRequest request) {
        return request.getTemporary() && request.getLingerSeconds() == 0
                ? settings.linger()
                : Duration.ofSeconds(request.getLingerSeconds());
    }
}

package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Ban;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** Bans to and from messages. */
public final class BanMessages {

    private BanMessages() {}

    /** The ban. */
    public static io.openspeak.channel.v1.Ban message(Ban ban) {
        return io.openspeak.channel.v1.Ban.newBuilder()
                .setBanId(ban.id())
                .setChannelId(ban.channel().value())
                .setUserId(ban.user().map(UserId::value).orElse(""))
                .setAddress(ban.address().map(IpAddress::value).orElse(""))
                .setUntil(ban.until().map(Instant::toEpochMilli).orElse(0L))
                .setReason(ban.reason())
                .setBannedBy(ban.by().value())
                .setBannedAt(ban.at().toEpochMilli())
                .build();
    }

    /** The ban in a message. */
    public static Ban ban(io.openspeak.channel.v1.Ban message) {
        return new Ban(
                message.getBanId(),
                new ChannelId(message.getChannelId()),
                Optional.of(message.getUserId()).filter(id -> !id.isEmpty()).map(UserId::new),
                address(message.getAddress()),
                until(message.getUntil()),
                message.getReason(),
                new UserId(message.getBannedBy()),
                Instant.ofEpochMilli(message.getBannedAt()));
    }

    /** An address, of which empty text is none. */
    public static Optional<IpAddress> address(String text) {
        return Optional.of(text).filter(address -> !address.isEmpty()).map(IpAddress::new);
    }

    /** An end in milliseconds since 1970, of which 0 is none. */
    public static Optional<Instant> until(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}

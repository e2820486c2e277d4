package io.openspeak.channel.redis;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.Link;
import io.openspeak.channel.v1.RulesChanged;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.vertx.mutiny.redis.client.Response;
import java.util.Optional;
import java.util.stream.Collectors;

/** Channels as scripts keep them. */
final class ChannelRecord {

    /** The link of a channel at the top. */
    static final String NO_LINK = "";

    private ChannelRecord() {}

    static byte[] write(Channel channel) {
        return ChannelMessages.message(new ChannelState(channel, 0, 0)).toByteArray();
    }

    static Channel read(Response kept) {
        return ChannelMessages.channel(parse(io.openspeak.channel.v1.Channel.parser(), kept));
    }

    static Optional<Link> link(Response kept) {
        return Optional.of(kept.toString())
                .filter(link -> !link.equals(NO_LINK))
                .map(Link::new);
    }

    /** What {@code read_channel} answered. */
    static Optional<ChannelContents> contents(Response answer) {
        if (answer.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(new ChannelContents(
                read(answer.get(0)),
                answer.get(1).toLong(),
                Items.of(answer.get(3))
                        .map(seat -> SeatRecord.read(seat.toBytes()).member())
                        .toList(),
                RuleMessages.rules(parse(RulesChanged.parser(), answer.get(2)).getRulesList()),
                Items.of(answer.get(4))
                        .map(ban -> BanRecord.read(ban.toBytes()))
                        .toList(),
                Items.of(answer.get(5))
                        .map(user -> new UserId(user.toString()))
                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static <M> M parse(Parser<M> parser, Response kept) {
        try {
            return parser.parseFrom(kept.toBytes());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("what is stored about a channel can't be read", broken);
        }
    }
}

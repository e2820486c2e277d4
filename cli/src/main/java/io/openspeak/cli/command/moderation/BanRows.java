package io.openspeak.cli.command.moderation;

import io.openspeak.channel.v1.Ban;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bans as rows. */
final class BanRows {

    private BanRows() {}

    static Row of(Ban ban) {
        String who = Stream.of(ban.getUserId(), ban.getAddress())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" at "));
        return Row.of("%-24s %-20s %-25s by %s%s"
                        .formatted(
                                ban.getBanId(),
                                who,
                                Times.until(ban.getUntil()),
                                ban.getBannedBy(),
                                ban.getReason().isEmpty() ? "" : " (" + ban.getReason() + ")"))
                .with("ban_id", ban.getBanId())
                .with("channel", ban.getChannelId())
                .with("user", ban.getUserId())
                .with("address", ban.getAddress())
                .with("until", ban.getUntil())
                .with("reason", ban.getReason())
                .with("by", ban.getBannedBy())
                .with("at", ban.getBannedAt());
    }
}

package io.openspeak.cli.output;

import io.openspeak.channel.v1.Ban;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.channel.v1.Member;
import io.openspeak.channel.v1.MemberLeft;
import io.openspeak.channel.v1.Rule;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of a channel subscription as rows. */
public final class ChannelChanges {

    private ChannelChanges() {}

    /** Empty: of no interest to people, for example where a subscription starts. */
    public static Optional<Row> of(SubscribeChannelEventsResponse part) {
        return switch (part.getPartCase()) {
            case FACT -> fact(part.getFact()).map(row -> row.with("position", part.getPosition()));
            case CHANNEL -> Optional.of(state(part.getChannel()));
            case HIDDEN -> Optional.of(hidden(part.getHidden().getChannelId()));
            case STARTED, SNAPSHOT_DONE, IDLE, PART_NOT_SET -> Optional.empty();
        };
    }

    private static Row state(ChannelSnapshot snapshot) {
        Channel channel = snapshot.getChannel();
        List<String> users =
                snapshot.getMembersList().stream().map(Member::getUserId).toList();
        String who = users.isEmpty() ? "" : ": " + String.join(", ", users);
        Row row = Row.of("#" + channel.getChannelId() + " has " + ChannelRows.seats(channel) + who)
                .with("kind", "state");
        return ChannelRows.fields(row, channel).with("users", users);
    }

    private static Row hidden(String channel) {
        return Row.of("#" + channel + " is not to be seen any more, or is shown anew")
                .with("kind", "hidden")
                .with("channel", channel);
    }

    private static Optional<Row> fact(ChannelFact fact) {
        return switch (fact.getFactCase()) {
            case CREATED -> Optional.of(channel(fact, "created", "was created", fact.getCreated()));
            case UPDATED -> Optional.of(channel(fact, "updated", "was changed", fact.getUpdated()));
            case DELETED -> {
                String reason = fact.getDeleted().getReason();
                yield about(fact, "deleted", "was deleted" + by(fact) + inBrackets(reason), "reason", reason);
            }
            case MEMBER_JOINED -> Optional.of(member(fact, "joined", " is in #", fact.getMemberJoined()));
            case MEMBER_CHANGED -> Optional.of(member(fact, "member", " changed in #", fact.getMemberChanged()));
            case MEMBER_LEFT -> Optional.of(left(fact));
            case RULES_CHANGED -> {
                List<Rule> rules = fact.getRulesChanged().getRulesList();
                yield about(
                        fact,
                        "rules",
                        "has new rules" + by(fact),
                        "rules",
                        rules.stream().map(RuleRows::fields).toList());
            }
            case BANNED -> Optional.of(banned(fact));
            case UNBANNED ->
                about(
                        fact,
                        "unbanned",
                        "no longer has the ban " + fact.getUnbanned() + by(fact),
                        "ban_id",
                        fact.getUnbanned());
            case INVITED ->
                about(fact, "invited", "may be entered by " + fact.getInvited() + by(fact), "user", fact.getInvited());
            case FACT_NOT_SET -> Optional.empty(); // Something newer than this client.
        };
    }

    private static Optional<Row> about(ChannelFact fact, String kind, String what, String field, Object value) {
        return Optional.of(
                begin(fact, kind, "#" + fact.getChannelId() + " " + what).with(field, value));
    }

    private static Row channel(ChannelFact fact, String kind, String what, Channel channel) {
        String about = "#%s %s%s: %s, %s, %s"
                .formatted(
                        fact.getChannelId(),
                        what,
                        by(fact),
                        ChannelRows.kind(channel),
                        channel.getName(),
                        ChannelRows.seats(channel));
        return ChannelRows.fields(begin(fact, kind, about), channel);
    }

    private static Row member(ChannelFact fact, String kind, String what, Member member) {
        String marks = ChannelRows.marks(member);
        Row row = begin(fact, kind, member.getUserId() + what + fact.getChannelId() + inBrackets(marks));
        ChannelRows.member(member).forEach(row::with);
        return row;
    }

    private static Row left(ChannelFact fact) {
        MemberLeft left = fact.getMemberLeft();
        String why = left.getReason().name().replace("LEAVE_REASON_", "").toLowerCase(Locale.ROOT);
        String to = left.getMovedToChannelId();
        String text = left.getUserId() + " left #" + fact.getChannelId() + " (" + why
                + (to.isEmpty() ? "" : " to #" + to)
                + (left.getReason() == LeaveReason.LEAVE_REASON_LEFT ? "" : by(fact))
                + ")";
        return begin(fact, "left", text)
                .with("user", left.getUserId())
                .with("reason", why)
                .with("moved_to", to)
                .with("session", left.getSessionId());
    }

    private static Row banned(ChannelFact fact) {
        Ban ban = fact.getBanned();
        String who = ban.getUserId().isEmpty() ? ban.getAddress() : ban.getUserId();
        return begin(
                        fact,
                        "banned",
                        who + " is banned from #" + fact.getChannelId() + by(fact) + " " + Times.until(ban.getUntil())
                                + inBrackets(ban.getReason()))
                .with("ban_id", ban.getBanId())
                .with("user", ban.getUserId())
                .with("address", ban.getAddress())
                .with("until", ban.getUntil())
                .with("reason", ban.getReason());
    }

    private static Row begin(ChannelFact fact, String kind, String text) {
        return Row.of(text)
                .with("kind", kind)
                .with("channel", fact.getChannelId())
                .with("actor", fact.getActorId())
                .with("at", fact.getAt())
                .with("version", fact.getVersion());
    }

    private static String by(ChannelFact fact) {
        return fact.getActorId().isEmpty() ? "" : " by " + fact.getActorId();
    }

    private static String inBrackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }
}

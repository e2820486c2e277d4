package io.openspeak.cli.output;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channels and their members as rows. */
public final class ChannelRows {

    private ChannelRows() {}

    /** A line of a list. */
    public static Row line(Channel channel) {
        return fields(
                Row.of("%-20s %6s  %s"
                        .formatted("#" + channel.getChannelId(), seats(channel), channel.getName())
                        .stripTrailing()),
                channel);
    }

    /** {@code 3/10}, or {@code 3} where there is no limit. */
    public static String seats(Channel channel) {
        return channel.getMemberCount() + (channel.getCapacity() > 0 ? "/" + channel.getCapacity() : "");
    }

    /** {@code VOICE} and so on, without the prefix that the contract needs. */
    public static String kind(Channel channel) {
        return switch (channel.getKind()) {
            case CHANNEL_KIND_PUSH_TO_TALK -> "PUSH_TO_TALK";
            case CHANNEL_KIND_DIRECT -> "DIRECT";
            case CHANNEL_KIND_UNSPECIFIED, CHANNEL_KIND_VOICE, UNRECOGNIZED -> "VOICE";
        };
    }

    /** All about a channel. */
    public static Row fields(Row row, Channel channel) {
        return row.with("channel", channel.getChannelId())
                .with("name", channel.getName())
                .with("topic", channel.getTopic())
                .with("channel_kind", kind(channel))
                .with("members", channel.getMemberCount())
                .with("capacity", channel.getCapacity())
                .with("bitrate_kbps", channel.getBitrateKbps())
                .with("parent", channel.getParentId())
                .with("order", channel.getOrder())
                .with("temporary", channel.getTemporary())
                .with("linger_seconds", channel.getLingerSeconds())
                .with("participants", channel.getParticipantsList())
                .with("created_at", channel.getCreatedAt())
                .with("version", channel.getVersion());
    }

    /** What moderators did to a member, for people; empty: nothing. */
    public static String marks(Member member) {
        List<String> marks = new ArrayList<>();
        if (member.getServerMuted()) {
            marks.add("muted by a moderator");
        }
        if (member.getServerDeafened()) {
            marks.add("deafened by a moderator");
        }
        if (member.getPrioritySpeaker()) {
            marks.add("priority speaker");
        }
        if (!member.getMovedFromChannelId().isEmpty()) {
            marks.add("moved from #" + member.getMovedFromChannelId());
        }
        return String.join(", ", marks);
    }

    /** A member for programs. */
    public static Map<String, Object> member(Member member) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user", member.getUserId());
        fields.put("name", member.getName());
        fields.put("session", member.getSessionId());
        fields.put("joined_at", member.getJoinedAt());
        fields.put("server_muted", member.getServerMuted());
        fields.put("server_deafened", member.getServerDeafened());
        fields.put("priority_speaker", member.getPrioritySpeaker());
        fields.put("rights", member.getRightsList().stream().map(Rights::name).toList());
        fields.put("moved_from", member.getMovedFromChannelId());
        return fields;
    }
}

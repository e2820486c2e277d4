package io.openspeak.cli.output;

import io.openspeak.client.floor.FloorNews;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorState;
import java.util.List;
import java.util.Locale;

/** Floors of push-to-talk channels as rows. */
public final class FloorRows {

    private static final List<String> PRIORITIES = List.of("normal", "priority", "emergency");

    private FloorRows() {}

    /** What became of one's own wish to speak. */
    public static Row of(FloorNews news, long now) {
        String channel = news.channel().value();
        return switch (news) {
            case FloorNews.Granted(var in, long token, long until) ->
                row("granted", channel, "you have the floor of #" + channel + left(until, now))
                        .with("until", until);
            case FloorNews.Denied(var in, String reason, String holder) ->
                row("denied", channel, "you can't have the floor of #" + channel + ": " + because(reason, holder))
                        .with("reason", reason)
                        .with("holder", holder);
            case FloorNews.Waiting(var in, int place, String holder) ->
                row(
                                "waiting",
                                channel,
                                place == 0
                                        ? "you are next in #" + channel
                                        : "you are number " + place + " in the queue of #" + channel + speaks(holder))
                        .with("place", place)
                        .with("holder", holder);
            case FloorNews.EndingSoon(var in, long until) ->
                row("ending_soon", channel, "the floor of #" + channel + " ends soon" + left(until, now))
                        .with("until", until);
            case FloorNews.Taken(var in, String reason, String by) ->
                row("taken", channel, "the floor of #" + channel + " was taken: " + because(reason, by))
                        .with("reason", reason)
                        .with("by", by);
        };
    }

    /** {@code busy, bob speaks}. */
    public static String because(String reason, String holder) {
        return reason + (holder.isEmpty() ? "" : ", " + holder + " speaks");
    }

    private static String speaks(String holder) {
        return holder.isEmpty() ? "" : "; " + holder + " speaks";
    }

    private static String left(long until, long now) {
        return until <= now ? "" : ", for %d s at most".formatted((until - now + 500) / 1000);
    }

    private static Row row(String event, String channel, String text) {
        return Row.of(text).with("kind", "floor").with("event", event).with("channel", channel);
    }

    /** Who speaks, and who waits. */
    public static Row of(String channel, FloorState floor) {
        return Row.of("#" + channel + "  " + text(floor))
                .with("channel", channel)
                .with("phase", phase(floor))
                .with("holder", floor.getHolderId())
                .with("priority", priority(floor))
                .with("until", floor.getUntil())
                .with("queue", List.copyOf(floor.getQueueList()))
                .with("next", floor.getNextId())
                .with("reason", floor.getReason())
                .with("at", floor.getAt());
    }

    /** As one line. */
    public static String text(FloorState floor) {
        String waiting = floor.getQueueCount() == 0 ? "" : "; waiting: " + String.join(", ", floor.getQueueList());
        return switch (floor.getPhase()) {
            case FLOOR_PHASE_GRANTED ->
                floor.getHolderId()
                        + " speaks"
                        + (floor.getPriority() == 0 ? "" : " (" + priority(floor) + ")")
                        + (floor.getUntil() == 0 ? "" : ", until " + Times.of(floor.getUntil()) + " at most")
                        + waiting;
            case FLOOR_PHASE_REVOKING ->
                floor.getHolderId() + " is interrupted"
                        + (floor.getNextId().isEmpty() ? "" : " by " + floor.getNextId()) + waiting;
            case FLOOR_PHASE_IDLE, FLOOR_PHASE_UNSPECIFIED, UNRECOGNIZED -> "nobody speaks" + waiting;
        };
    }

    private static String phase(FloorState floor) {
        return floor.getPhase() == FloorPhase.FLOOR_PHASE_UNSPECIFIED
                ? "idle"
                : floor.getPhase().name().replace("FLOOR_PHASE_", "").toLowerCase(Locale.ROOT);
    }

    private static String priority(FloorState floor) {
        return PRIORITIES.get(Math.clamp(floor.getPriority(), 0, PRIORITIES.size() - 1));
    }
}

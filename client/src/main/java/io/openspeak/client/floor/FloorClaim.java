package io.openspeak.client.floor;

import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorState;
import org.jspecify.annotations.Nullable;

/**
 * One's own part in the floor of a channel.
 *
 * <pre>
 * None --ask--> Asking --granted--> Holding --released, or taken--> None
 *                 |  \                 ^
 *              denied  queued       granted
 *                 v     v              |
 *               None   Waiting --------+
 *                         +--waited too long, or released--> None
 * </pre>
 */
sealed interface FloorClaim {

    /** What follows from a message: the next state, and what to tell. */
    record Step(FloorClaim next, @Nullable FloorNews news) {}

    /** Takes what the server says of the channel's floor; {@code me}: one's own user id. */
    Step after(FloorState heard, String me);

    /** Of the ask that made it so; empty: nothing was asked. */
    default String commandId() {
        return "";
    }

    /** Token to speak with; 0: none, yet. */
    default long token() {
        return 0;
    }

    /** Wants nothing. */
    record None() implements FloorClaim {
        @Override
        public Step after(FloorState heard, String me) {
            return stay(this); // A token may be there all the same: another connection of this session asked for it.
        }
    }

    /** Has asked and knows nothing yet. */
    record Asking(String commandId, FloorPriority priority, boolean patient) implements FloorClaim {
        @Override
        public Step after(FloorState heard, String me) {
            if (isMine(heard, me)) {
                return granted(heard, commandId, priority);
            }
            if (!heard.getCommandId().equals(commandId)) {
                return stay(this); // In the queue may be another device of one's own.
            }
            if (isNext(heard, me)) {
                return waiting(new Waiting(commandId, priority, placeOf(heard, me)), heard);
            }
            return heard.getReason().isEmpty() ? stay(this) : denied(heard, heard.getReason());
        }
    }

    /** In the queue; place 0: it is one's turn in a moment. */
    record Waiting(String commandId, FloorPriority priority, int place) implements FloorClaim {
        @Override
        public Step after(FloorState heard, String me) {
            if (isMine(heard, me)) {
                return granted(heard, commandId, priority);
            }
            if (isNext(heard, me)) {
                int now = placeOf(heard, me);
                return now == place ? stay(this) : waiting(new Waiting(commandId, priority, now), heard);
            }
            if (heard.getHolderId().equals(me)) {
                return stay(this); // The token follows, or another device of one's own was first.
            }
            boolean answer = heard.getCommandId().equals(commandId);
            return denied(heard, answer && !heard.getReason().isEmpty() ? heard.getReason() : "waited_too_long");
        }
    }

    /** May speak. */
    record Holding(String commandId, FloorPriority priority, long token, long until) implements FloorClaim {
        @Override
        public Step after(FloorState heard, String me) {
            boolean holds = heard.getPhase() == FloorPhase.FLOOR_PHASE_GRANTED
                    && heard.getHolderId().equals(me);
            if (!holds) {
                return taken(heard);
            }
            if (heard.getToken() != 0 && heard.getToken() != token) {
                return granted(heard, commandId, priority);
            }
            return new Step(
                    new Holding(commandId, priority, token, heard.getUntil()),
                    heard.getReason().equals("ending_soon")
                            ? new FloorNews.EndingSoon(new ChannelId(heard.getChannelId()), heard.getUntil())
                            : null);
        }

        private Step taken(FloorState heard) {
            boolean busyAfterABreak =
                    heard.getCommandId().equals(commandId) && heard.getReason().equals("busy");
            String reason = heard.getReason().isEmpty() || busyAfterABreak ? "lost" : heard.getReason();
            String by = heard.getPhase() == FloorPhase.FLOOR_PHASE_REVOKING ? heard.getNextId() : heard.getHolderId();
            return new Step(new None(), new FloorNews.Taken(new ChannelId(heard.getChannelId()), reason, by));
        }
    }

    private static boolean isMine(FloorState heard, String me) {
        return heard.getPhase() == FloorPhase.FLOOR_PHASE_GRANTED
                && heard.getToken() != 0
                && heard.getHolderId().equals(me);
    }

    private static boolean isNext(FloorState heard, String me) {
        return heard.getQueueList().contains(me) || heard.getNextId().equals(me);
    }

    private static int placeOf(FloorState heard, String me) {
        return heard.getNextId().equals(me) ? 0 : heard.getQueueList().indexOf(me) + 1;
    }

    private static Step stay(FloorClaim claim) {
        return new Step(claim, null);
    }

    private static Step granted(FloorState heard, String commandId, FloorPriority priority) {
        return new Step(
                new Holding(commandId, priority, heard.getToken(), heard.getUntil()),
                new FloorNews.Granted(new ChannelId(heard.getChannelId()), heard.getToken(), heard.getUntil()));
    }

    private static Step waiting(Waiting now, FloorState heard) {
        return new Step(
                now, new FloorNews.Waiting(new ChannelId(heard.getChannelId()), now.place(), heard.getHolderId()));
    }

    private static Step denied(FloorState heard, String reason) {
        return new Step(
                new None(), new FloorNews.Denied(new ChannelId(heard.getChannelId()), reason, heard.getHolderId()));
    }
}

package io.openspeak.voice.guest;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.guest.domain.GuestAccess.Verdict;

/** What somebody is told who may not be heard in a channel from outside. */
final class GuestRefusals {

    private GuestRefusals() {}

    static Refusal of(Verdict verdict, ChannelId channel) {
        return switch (verdict) {
            case HIDDEN -> new Refusal(Reason.CHANNEL_NOT_FOUND, "There is no channel '" + channel + "'.");
            case FORBIDDEN ->
                new Refusal(
                        Reason.FORBIDDEN,
                        "To be heard in '" + channel + "' from outside you need the rights JOIN and SPEAK there.");
            case MUTED -> new Refusal(Reason.MUTED, "A moderator muted you in '" + channel + "'.");
            case MAY -> throw new IllegalArgumentException("that is no refusal");
        };
    }

    static Refusal pushToTalk(ChannelId channel) {
        return new Refusal(
                Reason.FORBIDDEN,
                "'" + channel + "' is push-to-talk, and has no place for guests: join it, and ask for the floor.");
    }

    static Refusal unknownHere(ChannelId channel) {
        return new Refusal(
                Reason.UNAVAILABLE,
                "This pod does not know the channel '" + channel + "' yet, or any more; try again in a moment.");
    }
}

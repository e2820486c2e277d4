package io.openspeak.channel;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/** Refusals for what is not there, or is not to be known of. */
public final class NotThere {

    private NotThere() {}

    /** No such channel. */
    public static Refusal channel(ChannelId id) {
        return new Refusal(Reason.CHANNEL_NOT_FOUND, "There is no channel '" + id + "'.");
    }

    /** Nobody of that name is in the channel. */
    public static Refusal member(UserId user, ChannelId channel) {
        return new Refusal(Reason.USER_NOT_FOUND, "There is no '" + user + "' in channel '" + channel + "'.");
    }
}

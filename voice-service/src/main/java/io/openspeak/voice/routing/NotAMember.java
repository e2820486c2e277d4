package io.openspeak.voice.routing;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;

/** What somebody is told who wants something of a channel that it is not in. */
public final class NotAMember {

    private NotAMember() {}

    /** The refusal; the channel as the client wrote it. */
    public static Refusal of(String channel) {
        return new Refusal(Reason.NOT_A_MEMBER, "You are not in the channel '" + channel + "'; join it first.");
    }
}

package io.openspeak.presence.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something about a user that others may want to know, as told to everybody: who is invisible is OFFLINE here. */
public sealed interface Change {

    /** A session began, or came back after it counted as gone. */
    record SessionStarted(SessionId session) implements Change {}

    /** A session is gone for others: its seats are freed. */
    record SessionEnded(SessionId session, SessionEnd why) implements Change {}

    /** The user came. */
    record Online() implements Change {}

    /** The user went. */
    record Offline() implements Change {}

    /** The status or its text is another one. */
    record StatusChanged(Status before, Status after, String text) implements Change {}

    /** The user's last links broke, or one came back; null: it is back. */
    record Reconnecting(@Nullable Instant until) implements Change {}

    /** The user changed channel; null: none. */
    record ChannelChanged(
            @Nullable ChannelId before, @Nullable ChannelId after) implements Change {}

    /** The session that stands for the user was muted or unmuted. */
    record MuteChanged(boolean microphone, boolean speaker) implements Change {}
}

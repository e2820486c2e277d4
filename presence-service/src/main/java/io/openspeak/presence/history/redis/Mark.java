package io.openspeak.presence.history.redis;

import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import java.time.Duration;

/** The place of a fact in its log as scripts compare it: epoch and entry id. */
final class Mark {

    /** Before every fact. */
    static final Offset NONE = new Offset("", EntryId.START);

    /** How long it is remembered up to which fact a user was erased: far longer than any fact waits to be taken in. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private Mark() {}

    static String text(Offset fact) {
        return fact.epoch() + " " + fact.entry();
    }

    static Offset parse(String text) {
        int space = text.indexOf(' ');
        return new Offset(text.substring(0, space), EntryId.parse(text.substring(space + 1)));
    }
}

package io.openspeak.voice.voiceping.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who talks, as one client was told: it hears START before speech and STOP after it, whoever speaks in whatever protocol, and however
 * the talk ends. Used on the connection's event loop only.
 */
public final class HeardTalks {

    private final Map<TalkKey, Heard> open = new HashMap<>();
    private @Nullable Heard last;

    /** A talk that the client knows of. */
    public static final class Heard {

        private final Talk talk;
        private final long startedAt;
        private long heardAt;

        private Heard(Talk talk, long now) {
            this.talk = talk;
            startedAt = now;
            heardAt = now;
        }

        /** What it is. */
        public Talk talk() {
            return talk;
        }

        /** How long it was heard, milliseconds. */
        public long millis() {
            return Math.max(0, (heardAt - startedAt) / 1_000_000);
        }
    }

    /** The talk that a frame belongs to, which counts as heard; null: the client knows of none. Mostly it is that of the frame before. */
    public @Nullable Heard heard(ChannelId channel, UserId speaker, long now) {
        Heard known = last;
        if (known == null || !known.talk.key().speaker().equals(speaker) || !known.talk.key().channel().equals(channel)) {
            known = open.get(new TalkKey(channel, speaker));
            last = known;
        }
        if (known != null) {
            known.heardAt = now;
        }
        return known;
    }

    /** The client is told of a talk; false: it knows. */
    public boolean start(Talk talk, long now) {
        Heard known = open.get(talk.key());
        if (known != null && known.talk.id().equals(talk.id())) {
            return false;
        }
        forget(talk.key());
        open.put(talk.key(), new Heard(talk, now));
        return true;
    }

    /** A talk is over; null: the client knows of none. */
    public @Nullable Heard stop(TalkKey key) {
        Heard known = open.get(key);
        forget(key);
        return known;
    }

    /** Those that have gone silent for longer than they may; they are over. */
    public List<Heard> silent(long now) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<Heard> over = new ArrayList<>();
        for (Iterator<Heard> all = open.values().iterator(); all.hasNext(); ) {
            Heard each = all.next();
            if (now - each.heardAt > each.talk.pause().toNanos()) {
                all.remove();
                over.add(each);
            }
        }
        if (!over.isEmpty()) {
            last = null;
        }
        return over;
    }

    /** Those in a channel that nobody announced, and that are not this speaker's: the floor tells that they are over. */
    public List<Heard> overtaken(ChannelId channel, @Nullable UserId holder) {
        List<Heard> over = open.values().stream()
                .filter(each -> !each.talk.announced() && each.talk.key().channel().equals(channel))
                .filter(each -> !each.talk.key().speaker().equals(holder))
                .toList();
        over.forEach(each -> forget(each.talk.key()));
        return over;
    }

    private void forget(TalkKey key) {
        open.remove(key);
        last = null;
    }
}

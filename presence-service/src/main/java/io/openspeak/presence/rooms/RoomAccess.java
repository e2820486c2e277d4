package io.openspeak.presence.rooms;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Turns;
import io.openspeak.presence.rooms.domain.RightsChanges;
import io.openspeak.presence.rooms.domain.Standing;
import io.openspeak.presence.rooms.domain.Standing.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What users may do in rooms: asks the authority, a bounded number of questions at a time, and keeps answers until rights change. */
@ApplicationScoped
public class RoomAccess {

    private static final int CHANNELS_REMEMBERED = 10_000;

    private final RoomAuthority authority;
    private final RoomSettings settings;
    private final Clock clock;
    private final Turns turns;
    private final RightsChanges changes = new RightsChanges(CHANNELS_REMEMBERED);
    private final Map<Question, Answer> answers = new LinkedHashMap<>();

    private record Question(UserId user, Set<Role> roles, ChannelId room) {}

    /**
     * An answer of the authority.
     *
     * @param standing the user's
     * @param changesBefore how many changes of rights there were when it was asked
     * @param at when it was asked
     */
    record Answer(ChannelId room, Standing standing, long changesBefore, Instant at) {

        Standing requireListen() {
            return require(standing.toListen(), "listen to");
        }

        Standing requireType() {
            return require(standing.toType(), "type in");
        }

        private Standing require(Verdict verdict, String act) {
            return switch (verdict) {
                case MAY -> standing;
                case FORBIDDEN -> throw new Refusal(Reason.FORBIDDEN, "You may not " + act + " '" + room + "'.");
                case HIDDEN -> throw new Refusal(Reason.CHANNEL_NOT_FOUND, "There is no channel '" + room + "'.");
            };
        }
    }

    public RoomAccess(RoomAuthority authority, RoomSettings settings, Clock clock) {
        this.authority = authority;
        this.settings = settings;
        this.clock = clock;
        turns = new Turns(settings.questions(), settings.maxWaiting());
    }

    /** What the user may do there; ends within {@link RoomSettings#answerWithin}. */
    Uni<Answer> of(Caller user, ChannelId room) {
        Question question = new Question(user.user(), user.roles(), room);
        @Nullable Answer kept = kept(question);
        if (kept != null) {
            return Uni.createFrom().item(kept);
        }
        return turns.inTurn(() -> ask(user, room))
                .ifNoItem()
                .after(settings.answerWithin())
                .failWith(() -> new Breakdown(Reason.UNAVAILABLE, new TimeoutException("access to a room")))
                .invoke(answer -> keep(question, answer));
    }

    /** True if rights may have changed since the answer's question was asked. */
    boolean isOutdated(Answer answer) {
        return changes.since(answer.changesBefore(), answer.standing().branch());
    }

    /** Rights in the channel, and below, may be others from now on. */
    void changed(ChannelId channel) {
        changes.in(channel);
    }

    /** Changes may have been missed. */
    void changedEverywhere() {
        changes.everywhere();
    }

    private Uni<Answer> ask(Caller user, ChannelId room) {
        long before = changes.count();
        Instant now = clock.instant();
        return authority.standing(user, room).map(standing -> new Answer(room, standing, before, now));
    }

    private @Nullable Answer kept(Question question) {
        Instant oldest = clock.instant().minus(settings.accessKept());
        synchronized (answers) {
            @Nullable Answer kept = answers.get(question);
            return kept != null && kept.at().isAfter(oldest) && !isOutdated(kept) ? kept : null;
        }
    }

    private void keep(Question question, Answer answer) {
        synchronized (answers) {
            // Oldest first: taken out before it is put in again.
            answers.remove(question);
            answers.put(question, answer);
            if (answers.size() > settings.accessEntries()) {
                Iterator<Answer> all = answers.values().iterator();
                all.next();
                all.remove();
            }
        }
    }
}

package io.openspeak.client.floor;

import io.openspeak.client.call.CommandId;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorRelease;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The floors of a voice connection's channels: asks, gives back, and remembers, over reconnects, what one holds or waits for.
 *
 * <p>News are told outside the lock, so that who is told may ask or release at once.
 */
public final class Floors {

    /** The stream that floors are asked for on. */
    public interface Line {

        /** Sends at once; what can't be sent is asked for again when the stream is {@link #live}. */
        void ask(FloorRequest request);

        /** Sends behind the frames that wait to be sent: they were spoken before. */
        void giveBack(FloorRelease release);

        void tell(FloorNews news);
    }

    private static final class Floor {

        private volatile FloorClaim claim = new FloorClaim.None();
        private volatile @Nullable FloorState last;
        private @Nullable CompletableFuture<FloorNews.Answer> answer;
    }

    private final UserId me;
    private final Line line;
    private final Map<ChannelId, Floor> floors = new ConcurrentHashMap<>();

    public Floors(UserId me, Line line) {
        this.me = me;
        this.line = line;
    }

    /**
     * Asks to speak; asked again while one waits or holds, it is the same ask.
     *
     * @param wait false: be denied rather than wait when somebody else speaks
     */
    public CompletableFuture<FloorNews.Answer> request(ChannelId channel, FloorPriority priority, boolean wait) {
        Floor floor = floor(channel);
        FloorRequest request;
        CompletableFuture<FloorNews.Answer> answer = new CompletableFuture<>();
        synchronized (floor) {
            if (floor.claim instanceof FloorClaim.Holding(var command, var held, long token, long until)) {
                return CompletableFuture.completedFuture(new FloorNews.Granted(channel, token, until));
            }
            CompletableFuture<FloorNews.Answer> asked = floor.answer;
            if (asked != null) {
                return asked;
            }
            FloorClaim.Asking asking = new FloorClaim.Asking(CommandId.next(), priority, wait);
            floor.claim = asking;
            floor.answer = answer;
            request = request(channel, asking.commandId(), priority, wait);
        }
        line.ask(request);
        return answer;
    }

    /** Gives the floor back, or the place in the queue, or takes the ask back. */
    public void release(ChannelId channel) {
        settle(channel, floor(channel), "released", true);
    }

    /** Gives back all there is. */
    public void releaseAll() {
        floors.keySet().forEach(this::release);
    }

    /** No answer came to this ask in time: it is taken back. */
    public void expire(ChannelId channel, CompletableFuture<FloorNews.Answer> asked) {
        Floor floor = floor(channel);
        if (floor.claim instanceof FloorClaim.Asking && floor.answer == asked) {
            settle(channel, floor, "unavailable", true);
        }
    }

    private void settle(ChannelId channel, Floor floor, String reason, boolean giveBack) {
        FloorClaim claim;
        CompletableFuture<FloorNews.Answer> answer;
        synchronized (floor) {
            claim = floor.claim;
            answer = floor.answer;
            floor.claim = new FloorClaim.None();
            floor.answer = null;
        }
        if (giveBack && !(claim instanceof FloorClaim.None)) {
            line.giveBack(release(channel, claim.token()));
        }
        if (answer != null) {
            FloorNews.Denied denied = new FloorNews.Denied(channel, reason, "");
            line.tell(denied);
            answer.complete(denied);
        } else if (!giveBack && claim instanceof FloorClaim.Holding) {
            line.tell(new FloorNews.Taken(channel, reason, ""));
        }
    }

    /** Token to speak with in a channel; 0: none. */
    public long token(ChannelId channel) {
        Floor floor = floors.get(channel);
        return floor == null ? 0 : floor.claim.token();
    }

    /** What is known of a channel's floor. */
    public Optional<FloorState> state(ChannelId channel) {
        return Optional.ofNullable(floor(channel).last);
    }

    /** Takes what the server says; false: it is older than what is known. */
    public boolean hear(FloorState heard) {
        ChannelId channel = new ChannelId(heard.getChannelId());
        Floor floor = floor(channel);
        FloorClaim.Step step;
        CompletableFuture<FloorNews.Answer> answered = null;
        synchronized (floor) {
            FloorState last = floor.last;
            // While a client moves, it hears two pods. A log that was lost counts from 1 again, hence the time.
            boolean old = last != null && heard.getVersion() < last.getVersion() && heard.getAt() <= last.getAt();
            boolean answers =
                    !heard.getCommandId().isEmpty() && heard.getCommandId().equals(floor.claim.commandId());
            if (old && !answers) {
                return false;
            }
            // Where the floors themselves are out of reach, an answer knows no state.
            if (!old && heard.getPhase() != FloorPhase.FLOOR_PHASE_UNSPECIFIED) {
                floor.last = heard;
            }
            step = floor.claim.after(heard, me.value());
            floor.claim = step.next();
            if (step.news() instanceof FloorNews.Answer) {
                answered = floor.answer;
                floor.answer = null;
            }
        }
        FloorNews news = step.news();
        if (news != null) {
            line.tell(news);
        }
        if (answered != null && news instanceof FloorNews.Answer answer) {
            answered.complete(answer);
        }
        return true;
    }

    /** A stream is live again, perhaps on another pod: it learns what is held and wished for. */
    public void live() {
        List<FloorRequest> again = new ArrayList<>();
        floors.forEach((channel, floor) -> {
            synchronized (floor) {
                // A command id gives the same answer again, which is right for a question that may not have been heard,
                // and
                // wrong for a grant that has to be known on another pod.
                String command = CommandId.next();
                switch (floor.claim) {
                    case FloorClaim.None ignored -> {}
                    case FloorClaim.Asking(String commandId, FloorPriority priority, boolean wait) ->
                        again.add(request(channel, commandId, priority, wait));
                    case FloorClaim.Waiting(String old, FloorPriority priority, int place) -> {
                        floor.claim = new FloorClaim.Waiting(command, priority, place);
                        again.add(request(channel, command, priority, true));
                    }
                    case FloorClaim.Holding(String old, FloorPriority priority, long token, long until) -> {
                        floor.claim = new FloorClaim.Holding(command, priority, token, until);
                        again.add(request(channel, command, priority, false));
                    }
                }
            }
        });
        again.forEach(line::ask);
    }

    /** The connection has ended for good. */
    public void ended() {
        floors.forEach((channel, floor) -> settle(channel, floor, "lost", false));
    }

    private Floor floor(ChannelId channel) {
        return floors.computeIfAbsent(channel, id -> new Floor());
    }

    private static FloorRequest request(ChannelId channel, String commandId, FloorPriority priority, boolean wait) {
        return FloorRequest.newBuilder()
                .setChannelId(channel.value())
                .setPriority(priority.number())
                .setCommandId(commandId)
                .setNoWait(!wait)
                .build();
    }

    private static FloorRelease release(ChannelId channel, long token) {
        return FloorRelease.newBuilder()
                .setChannelId(channel.value())
                .setToken(token)
                .build();
    }
}

package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected and attached where. Frames do not come through here: they go from a {@link Seat} to its audience; this class
 * keeps seats, audiences and standings right while people and tables change.
 *
 * <p>A table is always changed before the standings that depend on it are decided again, and a seat is always there before its
 * standing is decided: so whichever comes first of an attach and a fact, the last decision has seen both.
 */
public final class Router {

    private final Membership membership;
    private final Mutes mutes;
    private final AudienceRules rules;
    private final AudienceWatch watch;
    private volatile StandingWatch standingWatch = nobody -> {};
    private final Map<ChannelId, Audience> audiences = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Voice>> voices = new ConcurrentHashMap<>();

    /**
     * @param rules of every audience
     * @param watch told which channels have listeners here
     */
    public Router(Membership membership, Mutes mutes, AudienceRules rules, AudienceWatch watch) {
        this.membership = membership;
        this.mutes = mutes;
        this.rules = rules;
        this.watch = watch;
    }

    /** From now on this is told when what users may do may have changed. */
    public void tellOfStandings(StandingWatch told) {
        standingWatch = told;
    }

    /** Takes a connection in. */
    public void connect(Voice voice) {
        voices.compute(voice.user(), (user, known) -> {
            Set<Voice> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(voice);
            return all;
        });
    }

    /** Gives a connection a seat in a channel, in place of the one that it has; false: the user is not a member. */
    public boolean attach(Voice voice, ChannelId channel, boolean sendOnly) {
        synchronized (voice) {
            if (voice.gone()) {
                return false;
            }
            detach(voice, channel);
            Seat seat = join(voice, channel, sendOnly ? Seat.Kind.SEND_ONLY : Seat.Kind.FULL);
            voice.seats().put(channel.value(), seat);
            if (decide(seat, voice)) {
                return true;
            }
            detach(voice, channel);
            return false;
        }
    }

    /** Gives a connection a guest's seat, in place of the one that it has; null: not in this channel. It is not heard before it is admitted. */
    public @Nullable Seat attachGuest(Voice voice, ChannelId channel) {
        synchronized (voice) {
            if (voice.gone()) {
                return null;
            }
            detach(voice, channel);
            Seat seat = join(voice, channel, Seat.Kind.GUEST);
            voice.seats().put(channel.value(), seat);
            if (decide(seat, voice)) {
                return seat;
            }
            detach(voice, channel);
            return null;
        }
    }

    /** Lets a guest be heard from now on, or not; whoever comes first, its frames or a change of its tables, sees this. */
    public void admit(Voice voice, Seat guest, boolean admitted) {
        synchronized (voice) {
            guest.admit(admitted);
            if (isTaken(voice, guest)) {
                decide(guest, voice);
            }
        }
    }

    /** Takes this very seat back, if the connection still has it; false: it has not. */
    public boolean detach(Voice voice, Seat seat) {
        synchronized (voice) {
            boolean taken = isTaken(voice, seat);
            if (taken) {
                detach(voice, seat.channel());
            }
            return taken;
        }
    }

    private static boolean isTaken(Voice voice, Seat seat) {
        return seat.equals(voice.seats().get(seat.channel().value()));
    }

    /** Takes the seat back, if there is one. */
    public void detach(Voice voice, ChannelId channel) {
        synchronized (voice) {
            Seat seat = voice.seats().remove(channel.value());
            if (seat != null) {
                leave(seat);
            }
        }
    }

    /** Forgets a connection and its seats. */
    public void disconnect(Voice voice) {
        synchronized (voice) {
            voice.leave();
            voice.seats().values().forEach(this::leave);
            voice.seats().clear();
            Seat line = voice.line();
            if (line != null) {
                leave(line);
            }
        }
        voices.computeIfPresent(voice.user(), (user, all) -> {
            all.remove(voice);
            return all.isEmpty() ? null : all;
        });
    }

    /** From now on another pod hears what is spoken in the channel on this one. */
    public void addPod(ChannelId channel, Hearer pod) {
        audiences.compute(channel, (id, known) -> {
            Audience there = known == null ? new Audience(rules) : known;
            there.addPod(pod);
            return there;
        });
    }

    /** It has nobody there any more. */
    public void removePod(ChannelId channel, Hearer pod) {
        audiences.computeIfPresent(channel, (id, audience) -> audience.removePod(pod) ? null : audience);
    }

    /** Hands a frame that another pod brought to those who are attached here; false: there is nobody, or others are louder. */
    public boolean deliver(Frame frame) {
        Audience audience = audiences.get(frame.channel());
        return audience != null && audience.deliver(frame);
    }

    /** Tells those who are attached here of frames that were lost on the way between pods. */
    public void deliver(Gap gap) {
        Audience audience = audiences.get(gap.channel());
        if (audience != null) {
            audience.deliver(gap);
        }
    }

    /**
     * Gives a connection a line of its own: there it hears what is whispered to its user, who needs to be a member of nothing. A
     * connection has one.
     */
    public void listen(Voice voice, ChannelId line) {
        synchronized (voice) {
            if (!voice.gone()) {
                Seat seat = join(voice, line, Seat.Kind.FULL);
                seat.stand(Standing.OWN_LINE);
                voice.line(seat);
            }
        }
    }

    /** True if somebody hears the channel or line, here or on another pod. */
    public boolean isHeard(ChannelId channel) {
        return audiences.containsKey(channel);
    }

    /** Sends a frame on somebody's line, where nobody has a seat to speak from. */
    public void send(Frame frame) {
        Audience audience = audiences.get(frame.channel());
        if (audience != null) {
            audience.send(frame);
        }
    }

    /** Decides anew what these users may do, after a table changed. */
    public void refresh(Collection<UserId> users) {
        for (UserId user : users) {
            Set<Voice> connected = voices.get(user);
            if (connected != null) {
                connected.forEach(this::refresh);
            }
        }
        standingWatch.review(users);
    }

    /** Decides everything anew, after a table was replaced. */
    public void refreshAll() {
        refresh(voices.keySet());
    }

    private void refresh(Voice voice) {
        synchronized (voice) {
            for (Seat seat : voice.seats().values()) {
                if (!decide(seat, voice)) {
                    detach(voice, seat.channel());
                    voice.tellLostSeat(seat.channel());
                }
            }
        }
    }

    private boolean decide(Seat seat, Voice voice) {
        @Nullable Member member = membership.find(seat.channel(), voice.user());
        if (seat.isGuest()) {
            return decideGuest(seat, voice, member);
        }
        if (member == null) {
            return false;
        }
        seat.stand(Standing.of(
                member,
                mutes.of(voice.user(), voice.session(), member.session()),
                membership.pushToTalk(seat.channel())));
        return true;
    }

    /** Where one at a time talks there is no place for guests, nor in what is not known to be a channel. */
    private boolean decideGuest(Seat seat, Voice voice, @Nullable Member member) {
        if (!membership.knows(seat.channel()) || membership.pushToTalk(seat.channel())) {
            return false;
        }
        seat.stand(Standing.ofGuest(seat.admitted(), member, mutes.of(voice.user(), voice.session(), "")));
        return true;
    }

    private Seat join(Voice voice, ChannelId channel, Seat.Kind kind) {
        Seat[] taken = new Seat[1];
        Audience audience = audiences.compute(channel, (id, known) -> {
            Audience there = known == null ? new Audience(rules) : known;
            taken[0] = new Seat(voice, channel, there, kind);
            boolean heard = there.isHeardHere();
            there.add(taken[0]);
            if (!heard && there.isHeardHere()) {
                watch.changed(channel, true);
            }
            return there;
        });
        assert audience == taken[0].audience();
        return taken[0];
    }

    private void leave(Seat seat) {
        seat.stand(Standing.OUTSIDE);
        audiences.computeIfPresent(seat.channel(), (id, audience) -> {
            boolean heard = audience.isHeardHere();
            boolean deserted = audience.remove(seat);
            if (heard && !audience.isHeardHere()) {
                watch.changed(id, false);
            }
            return deserted ? null : audience;
        });
    }
}

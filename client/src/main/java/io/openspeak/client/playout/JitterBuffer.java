package io.openspeak.client.playout;

import com.google.protobuf.ByteString;
import io.openspeak.client.voice.SpeakerTally;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Packets of one speaker's stream, from the network's rhythm into the loudspeaker's.
 *
 * <pre>
 *            first packet has waited for the target delay
 *   Quiet ------------------------------------------------> Talking: the next number is played,
 *     ^                                                       concealed when it is missing and its turn has come,
 *     +------------------------------------------------------ or waited for, stretching sound, for a moment
 *            nothing came for a while, or the speaker paused
 * </pre>
 *
 * <p>The delay of a packet is how much later than by the fastest way of late it is played; the target for it follows the jitter of
 * the network up at once, and down only while nobody speaks. What is beyond the target is given up again: missing packets are passed
 * over without a sound, quiet ones are thrown away, and if that does not suffice any. Not thread-safe; all times are milliseconds of one clock
 * of the listener, capture times of one of the speaker.
 */
public final class JitterBuffer {

    /** Packets in a row for which sound is made up; after that it is better to be silent (and Opus has faded out anyway). */
    private static final int MOST_MADE_UP = 5;

    /** Further behind than this, the listener is brought to the present at once. */
    private static final int FAR_BEHIND_MS = 400;

    /** A capture time that jumps by more than the packets account for is a pause of the speaker. */
    private static final int PAUSE_MS = 40;

    private static final int MOST_WAITING = 128;

    /** A uniform jitter of up to a makes a mean difference of a/3. */
    private static final double JITTERS = 3;

    private record Waiting(long sequence, long capturedAt, long arrivedAt, int level, ByteString opus) {}

    private final PlayoutSettings settings;
    private final SpeakerTally tally = new SpeakerTally();
    private final NetworkDelay network = new NetworkDelay();
    private final Drain drain = new Drain();
    // By place: sequence numbers, made to go on where a speaker counts anew.
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final TreeMap<Long, Long> lost = new TreeMap<>();
    private long shift;
    private long highest = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private boolean talking;
    private int madeUp;
    private int packetMillis = 20;
    private double target;
    private @Nullable Waiting before;

    private long played;
    private long missing;
    private long concealed;
    private long stretched;
    private long late;
    private long duplicates;
    private long dropped;

    public JitterBuffer(PlayoutSettings settings) {
        this.settings = settings;
        this.target = settings.first();
    }

    /** A packet came. {@code capturedAt} 0: not said; {@code level} 0: not said. */
    public void put(long sequence, long capturedAt, int level, ByteString opus, long now) {
        long captured = capturedAt == 0 ? now : capturedAt;
        switch (tally.take(sequence, capturedAt)) {
            case DUPLICATE -> {
                duplicates++;
                return;
            }
            case NEW_STREAM -> {
                if (highest != Long.MIN_VALUE) {
                    shift = highest + 1 - sequence;
                    network.forget();
                }
            }
            case NEXT, LATE -> {}
        }
        long place = sequence + shift;
        highest = Math.max(highest, place);
        network.arrived(captured, now);
        target = Math.max(target, wanted());
        if (next != Long.MIN_VALUE && place < next) {
            late++;
            return;
        }
        packetMillis = OpusDuration.of(opus);
        waiting.put(place, new Waiting(sequence, captured, now, level, opus));
        if (waiting.size() > MOST_WAITING) {
            giveUpOldest();
        }
    }

    /** Packets are known to be lost: nobody need wait for them. */
    public void lost(long firstSequence, int count) {
        long place = firstSequence + shift;
        if (highest == Long.MIN_VALUE || count <= 0 || Math.abs(place - highest) > MOST_WAITING * 8L) {
            return; // Of another stream of this speaker.
        }
        lost.merge(place, place + count, Math::max);
    }

    /** What to do now; asked again whenever the sound that it made has been played. */
    public Playout next(long now) {
        return talking ? talk(now) : listen(now);
    }

    private Playout listen(long now) {
        Map.Entry<Long, Waiting> first = waiting.firstEntry();
        if (first == null) {
            target = wanted();
            return new Playout.Silence();
        }
        Waiting packet = first.getValue();
        boolean itsTurn = network.behind(packet.capturedAt(), now) >= target || now - packet.arrivedAt() >= target;
        if (!itsTurn) {
            return new Playout.Silence();
        }
        passOverTo(first.getKey());
        talking = true;
        return talk(now);
    }

    private Playout talk(long now) {
        catchUp(now);
        Waiting packet = waiting.get(next);
        if (packet != null) {
            return play(packet, now);
        }
        Map.Entry<Long, Waiting> following = waiting.firstEntry();
        if (following == null) {
            return isKnownLost(next) ? conceal(null) : stretch();
        }
        return fill(following.getKey(), following.getValue(), now);
    }

    private Playout play(Waiting packet, long now) {
        long behind = network.behind(packet.capturedAt(), now);
        if (isAfterAPause(packet) && behind < target && now - packet.arrivedAt() < target) {
            fallQuiet();
            return new Playout.Silence();
        }
        waiting.remove(next);
        next++;
        before = packet;
        madeUp = 0;
        if (Drain.isQuiet(packet.level())) {
            target = Math.max(wanted(), target - 1);
        }
        if (drain.drops(Math.round(behind - target), packetMillis, packet.level(), !waiting.isEmpty(), now)) {
            dropped++;
            return new Playout.Skip(packet.sequence(), packet.opus());
        }
        played++;
        return new Playout.Play(packet.sequence(), packet.opus());
    }

    private boolean isAfterAPause(Waiting packet) {
        Waiting last = before;
        return last != null
                && packet.capturedAt() - last.capturedAt()
                        > (packet.sequence() - last.sequence()) * packetMillis + PAUSE_MS;
    }

    /** The next one is not there, but {@code following} is. */
    private Playout fill(long place, Waiting following, long now) {
        // How far behind the missing one is by now: it was captured so much earlier.
        long behind = network.behind(following.capturedAt(), now) + (place - next) * packetMillis;
        while (next < place && behind > target + packetMillis) {
            passOver();
            behind -= packetMillis;
        }
        if (next == place) {
            return play(following, now);
        }
        if (madeUp >= MOST_MADE_UP || isAfterAPause(following)) {
            passOverTo(place);
            fallQuiet();
            return listen(now);
        }
        if (behind >= target || isKnownLost(next)) {
            return conceal(next + 1 == place ? following.opus() : null);
        }
        return stretch();
    }

    private Playout conceal(@Nullable ByteString following) {
        if (madeUp >= MOST_MADE_UP) {
            fallQuiet();
            return new Playout.Silence();
        }
        madeUp++;
        concealed++;
        passOver();
        return new Playout.Conceal(packetMillis, following);
    }

    private Playout stretch() {
        drain.ranEmpty();
        if (madeUp >= MOST_MADE_UP) {
            fallQuiet();
            return new Playout.Silence();
        }
        madeUp++;
        stretched++;
        return new Playout.Stretch(packetMillis);
    }

    private void fallQuiet() {
        talking = false;
        madeUp = 0;
    }

    /** Lets go of all that is so far behind that nobody would follow. */
    private void catchUp(long now) {
        Map.Entry<Long, Waiting> first = waiting.firstEntry();
        if (first == null || network.behind(first.getValue().capturedAt(), now) <= target + FAR_BEHIND_MS) {
            return;
        }
        while (waiting.size() > 1 && network.behind(first.getValue().capturedAt(), now) > target) {
            giveUpOldest();
            first = waiting.firstEntry();
        }
        passOverTo(first.getKey());
    }

    private void giveUpOldest() {
        Map.Entry<Long, Waiting> oldest = waiting.pollFirstEntry();
        passOverTo(oldest.getKey());
        before = oldest.getValue();
        next++;
        dropped++;
    }

    private void passOver() {
        missing++;
        next++;
        lost.headMap(next).values().removeIf(end -> end <= next);
    }

    private void passOverTo(long place) {
        if (next != Long.MIN_VALUE && place > next) {
            missing += place - next;
        }
        next = place;
        lost.headMap(next).values().removeIf(end -> end <= next);
    }

    private boolean isKnownLost(long place) {
        Map.Entry<Long, Long> gap = lost.floorEntry(place);
        return gap != null && place < gap.getValue();
    }

    private double wanted() {
        double byJitter = settings.least() + JITTERS * network.jitter();
        return network.isKnown() ? Math.clamp(byJitter, settings.least(), settings.most()) : settings.first();
    }

    /** Delay that is aimed at. */
    public double target() {
        return target;
    }

    public boolean isTalking() {
        return talking;
    }

    public PlayoutCounters counters() {
        return new PlayoutCounters(played, missing, concealed, stretched, late, duplicates, dropped);
    }

    /** Interarrival jitter as in RFC 3550, milliseconds. */
    public double jitter() {
        return network.jitter();
    }
}

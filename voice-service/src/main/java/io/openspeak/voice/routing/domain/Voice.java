package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One voice connection: a user's way to speak and to listen, with its seats. */
public final class Voice {

    private final UserId user;
    private final String session;
    private final Listener listener;
    private final Lane lane;
    private final Consumer<ChannelId> onLostSeat;
    // By the id as frames spell it: no id is parsed for a frame.
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    // Outlives a seat: who is put out of a channel stops speaking there half a second later.
    private final Map<ChannelId, Speech> speeches = new ConcurrentHashMap<>();
    private @Nullable Seat line;
    private boolean gone;

    /**
     * @param session session whose mute counts; empty: the user's
     * @param onLostSeat told, on the lane, of a channel that the user is no longer a member of
     */
    public Voice(UserId user, String session, Listener listener, Lane lane, Consumer<ChannelId> onLostSeat) {
        this.user = user;
        this.session = session;
        this.listener = listener;
        this.lane = lane;
        this.onLostSeat = onLostSeat;
    }

    /** Who it is. */
    public UserId user() {
        return user;
    }

    /** The seat in a channel; null: not attached. */
    public @Nullable Seat seat(String channel) {
        return seats.get(channel);
    }

    /** The channels that it is attached to. */
    public Collection<Seat> attached() {
        return seats.values();
    }

    /** How many channels it is attached to. */
    public int channels() {
        return seats.size();
    }

    /** Quality of all that it sends and hears. On its lane. */
    public List<Quality> quality() {
        List<Quality> all = new ArrayList<>();
        seats.values().stream()
                .filter(seat -> seat.reception().hasFrames())
                .forEach(seat -> all.add(seat.reception().quality(user, seat.channel())));
        listener.quality(user, all::add);
        return all;
    }

    /** The same of that which has news since this was asked last. On its lane. */
    public List<Quality> qualityNews() {
        List<Quality> news = new ArrayList<>();
        for (Seat seat : seats.values()) {
            ReceptionStatistics reception = seat.reception();
            if (reception.hasNews()) {
                news.add(reception.quality(user, seat.channel()));
                reception.told();
            }
        }
        listener.qualityNews(user, news::add);
        return news;
    }

    /** What is to be told now of its beginning, going on and stopping to speak. On its lane. */
    public List<SpeakingChange> speakingChanges(long now) {
        List<SpeakingChange> changes = List.of();
        for (Map.Entry<ChannelId, Speech> each : speeches.entrySet()) {
            Speech speech = each.getValue();
            if (speech.due(now)) {
                // Nearly always there is none.
                changes = changes.isEmpty() ? new ArrayList<>(1) : changes;
                changes.add(change(each.getKey(), speech));
            } else if (!speech.isSpeaking() && !seats.containsKey(each.getKey().value())) {
                speeches.remove(each.getKey(), speech);
            }
        }
        return changes;
    }

    /** In which channels it stops speaking, since the connection ends. On its lane. */
    public List<SpeakingChange> endSpeaking() {
        return speeches.entrySet().stream()
                .filter(each -> each.getValue().ends())
                .map(each -> change(each.getKey(), each.getValue()))
                .toList();
    }

    private SpeakingChange change(ChannelId channel, Speech speech) {
        return new SpeakingChange(channel, user, session, speech.isSpeaking());
    }

    Speech speech(ChannelId channel) {
        return speeches.computeIfAbsent(channel, first -> new Speech());
    }

    String session() {
        return session;
    }

    Listener listener() {
        return listener;
    }

    Lane lane() {
        return lane;
    }

    Map<String, Seat> seats() {
        return seats;
    }

    void tellLostSeat(ChannelId channel) {
        lane.execute(() -> onLostSeat.accept(channel));
    }

    @Nullable
    Seat line() {
        return line;
    }

    void line(Seat seat) {
        line = seat;
    }

    boolean gone() {
        return gone;
    }

    void leave() {
        gone = true;
    }
}

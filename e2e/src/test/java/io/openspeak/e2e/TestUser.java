package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.Room;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceGap;
import io.openspeak.voice.v1.VoiceRejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody who uses OpenSpeak: signs in, watches, joins, talks and listens, and remembers what it was told. */
final class TestUser implements AutoCloseable, SessionListener, VoiceListener {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final String name;
    final OpenSpeak client;
    final PresenceSession session;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile long lastHeard;
    private volatile long longestSilence;
    private volatile long oldestHeard;
    private final List<VoiceFrame> heard = new CopyOnWriteArrayList<>();
    private final List<VoiceGap> gaps = new CopyOnWriteArrayList<>();
    private final List<VoiceRejection> rejections = new CopyOnWriteArrayList<>();
    private @Nullable Room room;

    /** An event and when it came. */
    record Told(PresenceEvent event, long nanos) {}

    private TestUser(String name, OpenSpeak client, List<String> watched) {
        this.name = name;
        this.client = client;
        session =
                client.openSession(Interest.newBuilder().addAllUserIds(watched).build(), this);
    }

    /** Signs in at the first pods. */
    static TestUser online(String name, String... watched) {
        return onlineAt(0, 0, name, watched);
    }

    /** Signs in at chosen pods. */
    static TestUser onlineAt(int presencePod, int voicePod, String name, String... watched) {
        OpenSpeak client = Installation.running().signIn(name, presencePod, voicePod);
        return new TestUser(name, client, List.of(watched));
    }

    /** Signs in at chosen pods by an account of its own. */
    static TestUser onlineAt(int presencePod, int voicePod, Credential.Password account) {
        OpenSpeak client = Installation.running().signIn(account, presencePod, voicePod);
        return new TestUser(account.name(), client, List.of());
    }

    /** Somebody who has signed in already. */
    static TestUser online(OpenSpeak client, String... watched) {
        return new TestUser(client.me().userId().value(), client, List.of(watched));
    }

    TestUser joins(String channel) {
        room = Room.enter(client, session, new ChannelId(channel), false, this);
        return this;
    }

    long says(byte[] packet) {
        return inRoom().say(ByteString.copyFrom(packet));
    }

    void mutes(boolean microphone) {
        session.muteMicrophone(microphone).join();
    }

    private Room inRoom() {
        Room entered = room;
        if (entered == null) {
            throw new IllegalStateException(name + " is in no channel");
        }
        return entered;
    }

    Room room() {
        return inRoom();
    }

    Told awaitEvent(Predicate<PresenceEvent> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () -> told.stream()
                                .filter(each -> wanted.test(each.event()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Frames heard of a speaker, in the order in which they came. */
    List<VoiceFrame> heardOf(String speaker) {
        return heard.stream()
                .filter(frame -> frame.getSpeakerId().equals(speaker))
                .toList();
    }

    /** When the last frame of anybody came, {@link System#nanoTime}. */
    long lastHeard() {
        return lastHeard;
    }

    /** The longest time without a frame between two of them, since it last forgot. */
    Duration longestSilence() {
        return Duration.ofNanos(longestSilence);
    }

    /** How old the oldest frame was when it was heard, since it last forgot. */
    Duration oldestHeard() {
        return Duration.ofMillis(oldestHeard);
    }

    List<VoiceFrame> awaitHeard(String speaker, int frames) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heardOf(speaker))
                        .as("%s hears %s; gaps %s", name, speaker, gaps)
                        .hasSizeGreaterThanOrEqualTo(frames));
        return heardOf(speaker);
    }

    List<VoiceRejection> rejections() {
        return rejections;
    }

    /** Frames that were told to be lost. */
    int lostFrames() {
        return gaps.stream().mapToInt(VoiceGap::getCount).sum();
    }

    List<VoiceGap> gaps() {
        return gaps;
    }

    List<PresenceEvent> told() {
        return told.stream().map(Told::event).toList();
    }

    long offlinesOf(String user) {
        return told().stream()
                .filter(event -> event.getUserOffline().getUserId().equals(user))
                .count();
    }

    void forgets() {
        told.clear();
        longestSilence = 0;
        oldestHeard = 0;
        lastHeard = 0;
        heard.clear();
        gaps.clear();
        rejections.clear();
    }

    @Override
    public void onEvent(PresenceEvent event) {
        told.add(new Told(event, System.nanoTime()));
    }

    @Override
    public void onFrame(VoiceFrame frame) {
        long now = System.nanoTime();
        longestSilence = lastHeard == 0 ? 0 : Math.max(longestSilence, now - lastHeard);
        lastHeard = now;
        // One machine, one clock.
        oldestHeard = Math.max(oldestHeard, System.currentTimeMillis() - frame.getCapturedAt());
        heard.add(frame);
    }

    @Override
    public void onGap(VoiceGap gap) {
        gaps.add(gap);
    }

    @Override
    public void onRejection(VoiceRejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void onState(LinkState state) {}

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
        session.close();
        client.close();
    }
}

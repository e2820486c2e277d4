package io.openspeak.voice.voiceping;

import static io.openspeak.voice.voiceping.VoicePingClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.routing.domain.Hearer;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Outlet;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.RoutingCounters;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.PrivateLine;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import io.openspeak.voice.voiceping.domain.WireId;
import io.openspeak.voice.voiceping.redis.VoicePingLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of another pod, which is played by the test: it writes what it passes on, and hears what is relayed to it. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class OtherPodsTest extends VoicePingWorld {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Clock clock;

    @Inject
    Router router;

    private VoicePingLog other;

    @BeforeEach
    void otherPod() {
        other = new VoicePingLog(redis, new PodId("pod-elsewhere"), clock, 16);
    }

    @Test
    void talkOfAnotherPod_isToldHere() {
        int one = number();
        VoicePingClient bob = member(number());

        pass(one, talk(one, "t1"), MessageType.START, Payload.text("from afar"));
        assertThat(text(bob.await(MessageType.START))).isEqualTo("from afar");
        pass(one, talk(one, "t1"), MessageType.STOP, Words.stopped(5, "t1"));

        assertThat(text(bob.await(MessageType.STOP))).contains("t1");
    }

    @Test
    void talkOfAPodThatDies_isEndedBySilence() {
        int one = number();
        VoicePingClient bob = member(number());

        pass(one, talk(one, "t1"), MessageType.START, Payload.NOTHING);

        assertThat(bob.await(MessageType.STOP).from()).isEqualTo(new WireId.Whole(one));
    }

    @Test
    void letterOfAnotherPod_reachesGroupAndUser_butNotItsSenderHere() {
        int one = number();
        int two = number();
        VoicePingClient sendersOther = member(one);
        VoicePingClient bob = member(two);

        pass(Passed.of(
                user(one),
                new Destination.Groups(Set.of(new ChannelId(String.valueOf(group)))),
                Message.of(
                        ChannelType.GROUP,
                        MessageType.TEXT,
                        new WireId.Whole(one),
                        new WireId.Whole(group),
                        Payload.text("a")),
                Optional.empty()));
        pass(Passed.of(
                user(one),
                new Destination.User(user(two)),
                Message.of(
                        ChannelType.PRIVATE,
                        MessageType.READ,
                        new WireId.Whole(one),
                        new WireId.Whole(two),
                        Payload.text("b")),
                Optional.empty()));

        bob.await(MessageType.TEXT);
        bob.await(MessageType.READ);
        assertThat(sendersOther.all(MessageType.TEXT)).isEmpty();
    }

    @Test
    void deviceThatConnectsElsewhere_replacesItsConnectionHere() {
        int one = number();
        VoicePingClient phone = connect(SelfSigned.of(one), "phone");

        other.connected(user(one), "phone").await().atMost(PATIENCE);

        phone.await(MessageType.LOGIN_DUPLICATED);
        assertThat(phone.awaitClose()).isEqualTo(4411);
    }

    @Test
    void privateCall_toSomebodyOnAnotherPod_isRelayedThere() {
        int one = number();
        int two = number();
        VoicePingClient alice = connect(SelfSigned.of(one));
        OtherPod pod = new OtherPod();
        router.addPod(PrivateLine.of(user(two)), pod);

        alice.say(1, 1, one, two, null);
        alice.await(MessageType.START_ACK);
        alice.say(1, 3, one, two, new byte[] {5});

        await().until(() -> pod.frames.size() == 1);
        assertThat(pod.frames.getFirst().whisperTo()).containsExactly(String.valueOf(two));
        assertThat(pod.frames.getFirst().speaker()).isEqualTo(user(one));
        router.removePod(PrivateLine.of(user(two)), pod);
        alice.say(1, 1, one, two, null);
        assertThat(text(alice.await(MessageType.START_FAILED))).isEqualTo("Recipient offline");
    }

    private void pass(int speaker, Talk talk, MessageType type, Payload payload) {
        pass(Passed.of(
                user(speaker),
                new Destination.Groups(Set.of(talk.key().channel())),
                Message.of(ChannelType.GROUP, type, talk.from(), talk.to(), payload),
                Optional.of(talk)));
    }

    private void pass(Passed message) {
        other.pass(message).await().atMost(PATIENCE);
    }

    private Talk talk(int speaker, String id) {
        return Talk.announced(
                new TalkKey(new ChannelId(String.valueOf(group)), user(speaker)),
                id,
                ChannelType.GROUP,
                new WireId.Whole(speaker),
                new WireId.Whole(group),
                false);
    }

    private static UserId user(int number) {
        return new UserId(String.valueOf(number));
    }

    /** The relay's end of another pod. */
    private static final class OtherPod implements Hearer, Outlet {

        private final List<Frame> frames = new CopyOnWriteArrayList<>();
        private final Lane lane = new Lane(Runnable::run, System::nanoTime);
        private final Listener listener =
                new Listener(this, new QueueLimits(Duration.ofSeconds(1), 100, 100_000), new RoutingCounters());

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public Listener listener() {
            return listener;
        }

        @Override
        public boolean hears(Frame frame) {
            return true;
        }

        @Override
        public boolean hearsOf(Gap gap) {
            return true;
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(Collection<Gap> gaps, Collection<Frame> spoken) {
            frames.addAll(spoken);
        }
    }
}

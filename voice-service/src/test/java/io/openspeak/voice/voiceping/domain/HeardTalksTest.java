package io.openspeak.voice.voiceping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a client knows of who talks. */
class HeardTalksTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ChannelId GROUP = new ChannelId("42");
    private static final TalkKey ALICE = new TalkKey(GROUP, new UserId("alice"));
    private static final TalkKey BOB = new TalkKey(GROUP, new UserId("bob"));

    private final HeardTalks talks = new HeardTalks();

    @Test
    void speech_belongsToTheTalkThatWasStarted() {
        assertThat(talks.heard(ALICE.channel(), ALICE.speaker(), 0)).isNull();
        assertThat(talks.start(talk(ALICE, "t1", true), 0)).isTrue();

        assertThat(talks.heard(ALICE.channel(), ALICE.speaker(), SECOND)).extracting(heard -> heard.talk().id()).isEqualTo("t1");
        assertThat(talks.heard(BOB.channel(), BOB.speaker(), SECOND)).isNull();
    }

    @Test
    void startThatIsKnown_isNoNews() {
        talks.start(talk(ALICE, "t1", true), 0);

        assertThat(talks.start(talk(ALICE, "t1", true), 1)).isFalse();
        assertThat(talks.start(talk(ALICE, "t2", true), 2)).isTrue();
    }

    @Test
    void stop_ofSomebodyWhoDoesNotTalk_isNothing() {
        talks.start(talk(ALICE, "t1", true), 0);

        assertThat(talks.stop(BOB)).isNull();
        assertThat(talks.stop(ALICE)).isNotNull();
        assertThat(talks.stop(ALICE)).isNull();
        assertThat(talks.heard(ALICE.channel(), ALICE.speaker(), 1)).isNull();
    }

    @Test
    void silence_endsATalk_speechKeepsIt() {
        talks.start(talk(ALICE, "t1", true), 0);
        talks.start(talk(BOB, "t2", true), 0);
        talks.heard(ALICE.channel(), ALICE.speaker(), 2 * SECOND);

        assertThat(talks.silent(3 * SECOND + 1)).extracting(heard -> heard.talk().key()).containsExactly(BOB);
        assertThat(talks.silent(3 * SECOND + 2)).isEmpty();
        assertThat(talks.silent(5 * SECOND + 1)).extracting(HeardTalks.Heard::millis).containsExactly(2000L);
    }

    @Test
    void floorOfAnother_endsTalksThatNobodyAnnounced() {
        talks.start(talk(ALICE, "t1", false), 0);
        talks.start(talk(BOB, "t2", true), 0);

        assertThat(talks.overtaken(GROUP, new UserId("alice"))).isEmpty();
        assertThat(talks.overtaken(new ChannelId("43"), null)).isEmpty();
        assertThat(talks.overtaken(GROUP, null)).extracting(heard -> heard.talk().key()).containsExactly(ALICE);
    }

    private static Talk talk(TalkKey key, String id, boolean announced) {
        return new Talk(
                key,
                id,
                ChannelType.GROUP,
                new WireId.Text(key.speaker().value()),
                new WireId.Whole(42),
                false,
                announced,
                Duration.ofSeconds(3));
    }
}

package io.openspeak.voice.speaking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeakersTest {

    private static final ChannelId GENERAL = new ChannelId("general");
    private static final ChannelId OTHER = new ChannelId("other");
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final Speakers speakers = new Speakers(Duration.ofSeconds(25));

    @Test
    void speakers_areThoseWhoBegan_andDidNotStop() {
        speakers.fold(GENERAL, ALICE, "laptop", true, 0);
        speakers.fold(GENERAL, BOB, "", true, 0);
        speakers.fold(OTHER, BOB, "", true, 0);

        speakers.fold(GENERAL, BOB, "", false, 1);

        assertThat(speakers.in(GENERAL)).containsExactly(ALICE);
        assertThat(speakers.in(OTHER)).containsExactly(BOB);
    }

    @Test
    void user_speaksUntilItsLastDeviceStopped() {
        speakers.fold(GENERAL, ALICE, "laptop", true, 0);
        speakers.fold(GENERAL, ALICE, "phone", true, 0);

        speakers.fold(GENERAL, ALICE, "laptop", false, 1);

        assertThat(speakers.in(GENERAL)).containsExactly(ALICE);
        speakers.fold(GENERAL, ALICE, "phone", false, 2);
        assertThat(speakers.in(GENERAL)).isEmpty();
    }

    @Test
    void speaker_ofWhomNothingIsTold_hasStopped() {
        speakers.fold(GENERAL, ALICE, "", true, seconds(0));
        speakers.fold(GENERAL, BOB, "", true, seconds(0));
        speakers.fold(GENERAL, BOB, "", true, seconds(10));

        speakers.forget(seconds(26));

        assertThat(speakers.in(GENERAL)).containsExactly(BOB);
        speakers.forget(seconds(36));
        assertThat(speakers.in(GENERAL)).isEmpty();
    }

    @Test
    void repetition_changesNothing() {
        speakers.fold(GENERAL, ALICE, "", true, seconds(0));
        Set<UserId> before = speakers.in(GENERAL);

        speakers.fold(GENERAL, ALICE, "", true, seconds(10));

        assertThat(speakers.in(GENERAL)).isSameAs(before);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}

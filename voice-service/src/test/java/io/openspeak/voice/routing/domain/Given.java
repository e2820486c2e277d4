package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.Set;

/** Words in which the router's tests speak. */
final class Given {

    static final ChannelId GENERAL = new ChannelId("general");
    static final UserId ALICE = new UserId("alice");
    static final UserId BOB = new UserId("bob");
    static final UserId CAROL = new UserId("carol");
    static final QueueLimits LIMITS = new QueueLimits(Duration.ofMillis(100), 64, 10_000);

    private Given() {}

    static Frame frame(UserId speaker, long sequence, long arrivedAt) {
        return frame(speaker, sequence, arrivedAt, Set.of());
    }

    static Frame frame(UserId speaker, long sequence, long arrivedAt, Set<String> whisperTo) {
        return new Frame(
                GENERAL,
                speaker,
                0,
                sequence,
                0,
                arrivedAt,
                0,
                arrivedAt,
                whisperTo,
                new EncodedFrame(new byte[80], 40));
    }

    static Member member(UserId user) {
        return new Member(user, "", true, true, false, false, false, false);
    }

    static long millis(long millis) {
        return millis * 1_000_000;
    }
}

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
        return new Frame(GENERAL, speaker, sequence, arrivedAt, Set.of(), new byte[80]);
    }

    static Member member(UserId user) {
        return new Member(user, "", true, true, false, false);
    }

    static long millis(long millis) {
        return millis * 1_000_000;
    }
}

package io.openspeak.voice.speaking.contract;

import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.voice.floor.contract.FloorFacts;
import io.openspeak.voice.routing.domain.SpeakingChange;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.VoiceFact;
import java.time.Instant;
import java.util.Optional;

/** Who speaks, as facts of {@code voice:{p}:events}. */
public final class SpeakingFacts {

    private static final FactReader<VoiceFact> READER = new FactReader<>(FloorFacts.TYPE, VoiceFact.parser());

    private SpeakingFacts() {}

    /** The fact of a change. */
    public static VoiceFact fact(SpeakingChange change, Instant now) {
        return VoiceFact.newBuilder()
                .setChannelId(change.channel().value())
                .setAt(now.toEpochMilli())
                .setSpeaking(SpeakingChanged.newBuilder()
                        .setUserId(change.user().value())
                        .setSpeaking(change.speaking())
                        .setSessionId(change.session()))
                .build();
    }

    /** The fact, if it tells who speaks. */
    public static Optional<VoiceFact> read(Fact fact) {
        return READER.read(fact).filter(VoiceFact::hasSpeaking);
    }
}

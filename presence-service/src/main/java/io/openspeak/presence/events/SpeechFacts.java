package io.openspeak.presence.events;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.FactWorker;
import io.openspeak.presence.SpeechActivity;
import io.openspeak.voice.v1.SpeakingChanged;
import io.openspeak.voice.v1.VoiceFact;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Voice-service's facts of who speaks, taken as activity. */
@Singleton
public class SpeechFacts extends FactWorker<VoiceFact> {

    private final SpeechActivity activity;

    public SpeechFacts(
            SpeechActivity activity,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "speech-facts",
                new FactReader<>("voice.v1", VoiceFact.parser()),
                "voice",
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.activity = activity;
    }

    @Override
    protected Uni<Void> handle(VoiceFact fact) {
        if (!fact.hasSpeaking()) {
            return Uni.createFrom().voidItem();
        }
        SpeakingChanged told = fact.getSpeaking();
        return activity.heard(
                new UserId(told.getUserId()),
                Optional.of(told.getSessionId()).filter(id -> !id.isEmpty()).map(SessionId::new),
                Instant.ofEpochMilli(fact.getAt()));
    }
}

package io.openspeak.voice.floor.contract;

import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.voice.floor.FloorAsk;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.v1.FloorDenied;
import io.openspeak.voice.v1.FloorParty;
import io.openspeak.voice.v1.VoiceFact;
import java.time.Instant;
import java.util.Optional;

/** What happens to floors, as facts of {@code voice:{p}:events}. */
public final class FloorFacts {

    /** Type of the entries that hold a {@link VoiceFact}. */
    public static final String TYPE = "voice.v1";

    private static final FactReader<VoiceFact> READER = new FactReader<>(TYPE, VoiceFact.parser());

    private FloorFacts() {}

    /** The fact of a change: the whole floor after it. */
    public static VoiceFact changed(ChannelFloor after, FloorTerms terms) {
        return VoiceFact.newBuilder()
                .setChannelId(after.channel().value())
                .setAt(after.at().toEpochMilli())
                .setFloor(FloorMapping.record(after, terms))
                .build();
    }

    /** The fact of a denial. */
    public static VoiceFact denied(FloorAsk ask, FloorAnswer.Denied answer, Instant now) {
        FloorDenied.Builder denied = FloorDenied.newBuilder()
                .setParty(FloorParty.newBuilder()
                        .setUserId(ask.party().user().value())
                        .setSessionId(ask.party().session())
                        .setPriority(ask.priority()))
                .setReason(answer.why().wireName())
                .setCommandId(ask.commandId());
        answer.floor()
                .current()
                .ifPresent(grant -> denied.setHolderId(grant.holder().user().value()));
        return VoiceFact.newBuilder()
                .setChannelId(ask.channel().value())
                .setAt(now.toEpochMilli())
                .setFloorDenied(denied)
                .build();
    }

    /** The floor that a fact tells of, if it tells of one; its lease ends no earlier than the terms say. */
    public static Optional<ChannelFloor> floor(Fact fact, FloorTerms terms) {
        return READER.read(fact)
                .filter(VoiceFact::hasFloor)
                .map(told -> FloorMapping.floor(
                        told.getFloor(), Instant.ofEpochMilli(told.getAt()).plus(terms.lease())));
    }
}

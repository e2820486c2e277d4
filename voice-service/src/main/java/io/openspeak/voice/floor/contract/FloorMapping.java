package io.openspeak.voice.floor.contract;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.floor.domain.Grant;
import io.openspeak.voice.floor.domain.Party;
import io.openspeak.voice.floor.domain.Waiting;
import io.openspeak.voice.v1.FloorParty;
import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorState;
import java.time.Instant;

/** A floor as the message that the store keeps and facts tell, and back; and what of it clients may see. */
public final class FloorMapping {

    private FloorMapping() {}

    /** The whole floor, for services. */
    public static FloorState record(ChannelFloor floor, FloorTerms terms) {
        FloorState.Builder state = seen(floor, terms);
        switch (floor.floor()) {
            case Floor.Idle() -> {}
            case Floor.Granted(Grant grant) -> state.setToken(grant.token()).setHolder(party(grant));
            case Floor.Revoking(Grant old, Waiting next, Instant graceEnd) ->
                state.setToken(old.token()).setHolder(party(old)).setNext(party(next));
        }
        floor.queue().forEach(waiting -> state.addWaiting(party(waiting)));
        return state.build();
    }

    /** What anybody in the channel may see: no token, no sessions. */
    public static FloorState.Builder seen(ChannelFloor floor, FloorTerms terms) {
        FloorState.Builder state = FloorState.newBuilder()
                .setChannelId(floor.channel().value())
                .setReason(floor.why().wireName())
                .setVersion(floor.version())
                .setAt(millis(floor.at()));
        switch (floor.floor()) {
            case Floor.Idle() -> state.setPhase(FloorPhase.FLOOR_PHASE_IDLE);
            case Floor.Granted(Grant grant) ->
                holder(state, grant).setPhase(FloorPhase.FLOOR_PHASE_GRANTED).setUntil(millis(terms.talkEnd(grant)));
            case Floor.Revoking(Grant old, Waiting next, Instant graceEnd) ->
                holder(state, old)
                        .setPhase(FloorPhase.FLOOR_PHASE_REVOKING)
                        .setNextId(next.party().user().value())
                        .setUntil(millis(graceEnd));
        }
        floor.queue().forEach(waiting -> state.addQueue(waiting.party().user().value()));
        return state;
    }

    /** What this party may see: its own token, too. */
    public static FloorState.Builder seenBy(Party party, ChannelFloor floor, FloorTerms terms) {
        FloorState.Builder state = seen(floor, terms);
        floor.heldBy(party).ifPresent(grant -> state.setToken(grant.token()));
        return state;
    }

    /**
     * The floor that {@link #record} told.
     *
     * @param leaseEnd end of the lease, which is renewed beside the record
     */
    public static ChannelFloor floor(FloorState state, Instant leaseEnd) {
        return new ChannelFloor(
                new ChannelId(state.getChannelId()),
                state.getVersion(),
                phase(state, leaseEnd),
                state.getWaitingList().stream().map(FloorMapping::waiting).toList(),
                FloorReason.of(state.getReason()),
                instant(state.getAt()));
    }

    private static Floor phase(FloorState state, Instant leaseEnd) {
        return switch (state.getPhase()) {
            case FLOOR_PHASE_GRANTED -> new Floor.Granted(grant(state, leaseEnd));
            case FLOOR_PHASE_REVOKING ->
                new Floor.Revoking(grant(state, leaseEnd), waiting(state.getNext()), instant(state.getUntil()));
            case FLOOR_PHASE_IDLE, FLOOR_PHASE_UNSPECIFIED, UNRECOGNIZED -> new Floor.Idle();
        };
    }

    private static Grant grant(FloorState state, Instant leaseEnd) {
        FloorParty holder = state.getHolder();
        return new Grant(
                party(holder),
                new PodId(holder.getPod()),
                holder.getPriority(),
                state.getToken(),
                instant(holder.getSince()),
                leaseEnd);
    }

    private static Waiting waiting(FloorParty told) {
        return new Waiting(party(told), new PodId(told.getPod()), told.getPriority(), instant(told.getSince()));
    }

    private static Party party(FloorParty told) {
        return new Party(new UserId(told.getUserId()), told.getSessionId());
    }

    private static FloorState.Builder holder(FloorState.Builder state, Grant grant) {
        return state.setHolderId(grant.holder().user().value()).setPriority(grant.priority());
    }

    private static FloorParty party(Grant grant) {
        return party(new Waiting(grant.holder(), grant.pod(), grant.priority(), grant.since()));
    }

    private static FloorParty party(Waiting waiting) {
        return FloorParty.newBuilder()
                .setUserId(waiting.party().user().value())
                .setSessionId(waiting.party().session())
                .setPod(waiting.pod().value())
                .setPriority(waiting.priority())
                .setSince(millis(waiting.since()))
                .build();
    }

    private static long millis(Instant at) {
        return at.toEpochMilli();
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}

package io.openspeak.presence.contract;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.Claim;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Seat;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.Shown;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserSession;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link UserState} to and from its record in the store and the log. */
public final class StateMapping {

    private StateMapping() {}

    /** The record of a state. */
    public static io.openspeak.presence.v1.UserState record(UserState state) {
        var record = io.openspeak.presence.v1.UserState.newBuilder()
                .setUserId(state.user().value())
                .setName(state.name())
                .setVersion(state.version())
                .setChannelId(text(state.seat().channel()))
                .setSeatOrder(state.seat().order())
                .setChannelSessionId(text(state.seat().session()))
                .setShownStatus(status(state.shown().status()))
                .setShownText(state.shown().text())
                .setReconnectingUntil(millis(state.shown().reconnectingUntil()))
                .setLastSeen(millis(state.lastSeen()));
        state.sessions().forEach(session -> record.addSessions(session(state, session)));
        state.claims().forEach(claim -> record.addClaims(claim(claim)));
        return record.build();
    }

    /** The state of a record. */
    public static UserState state(io.openspeak.presence.v1.UserState record) {
        return new UserState(
                new UserId(record.getUserId()),
                record.getName(),
                record.getVersion(),
                record.getSessionsList().stream().map(StateMapping::session).toList(),
                record.getClaimsList().stream().map(StateMapping::claim).toList(),
                new Seat(
                        channel(record.getChannelId()),
                        record.getSeatOrder(),
                        record.getChannelSessionId().isEmpty() ? null : new SessionId(record.getChannelSessionId())),
                new Shown(
                        status(record.getShownStatus()), instant(record.getReconnectingUntil()), record.getShownText()),
                instant(record.getLastSeen()));
    }

    /** A session with all that its owner may see. */
    public static UserSession session(UserState state, Session session) {
        boolean seated = session.id().equals(state.seat().session());
        UserSession.Builder record = UserSession.newBuilder()
                .setUserId(state.user().value())
                .setSessionId(session.id().value())
                .setConnectedAt(session.connectedAt().toEpochMilli())
                .setLastActivity(session.lastActivity().toEpochMilli())
                .setCurrentChannel(seated ? text(state.seat().channel()) : "")
                .setMicrophoneActive(!session.mute().microphone())
                .setSpeakerActive(!session.mute().speaker())
                .setClientVersion(session.client().version())
                .setPlatform(session.client().platform())
                .setDevice(session.client().device())
                .putAllMetadata(session.client().metadata())
                .addAllRooms(
                        session.rooms().stream().map(ChannelId::value).sorted().toList())
                .setIdle(session.idle());
        switch (session.link()) {
            case Link.Live live ->
                record.setLink(io.openspeak.presence.v1.Link.LINK_LIVE)
                        .setPod(text(live.pod()))
                        .setConnectionId(live.connection());
            case Link.Reconnecting reconnecting ->
                record.setLink(io.openspeak.presence.v1.Link.LINK_RECONNECTING)
                        .setReconnectingUntil(reconnecting.until().toEpochMilli())
                        .setResumableUntil(reconnecting.resumableUntil().toEpochMilli());
            case Link.Lost lost ->
                record.setLink(io.openspeak.presence.v1.Link.LINK_LOST)
                        .setResumableUntil(lost.resumableUntil().toEpochMilli());
        }
        return record.build();
    }

    private static Session session(UserSession record) {
        return new Session(
                new SessionId(record.getSessionId()),
                link(record),
                Instant.ofEpochMilli(record.getConnectedAt()),
                Instant.ofEpochMilli(record.getLastActivity()),
                new Session.Mute(!record.getMicrophoneActive(), !record.getSpeakerActive()),
                new ClientInfo(
                        record.getClientVersion(), record.getPlatform(), record.getDevice(), record.getMetadataMap()),
                record.getRoomsList().stream().map(ChannelId::new).collect(Collectors.toUnmodifiableSet()),
                record.getIdle());
    }

    private static Link link(UserSession record) {
        Instant resumableUntil = Instant.ofEpochMilli(record.getResumableUntil());
        return switch (record.getLink()) {
            case LINK_LIVE ->
                new Link.Live(record.getPod().isEmpty() ? null : new PodId(record.getPod()), record.getConnectionId());
            case LINK_RECONNECTING ->
                new Link.Reconnecting(Instant.ofEpochMilli(record.getReconnectingUntil()), resumableUntil);
            case LINK_LOST, LINK_UNSPECIFIED, UNRECOGNIZED -> new Link.Lost(resumableUntil);
        };
    }

    private static io.openspeak.presence.v1.Claim claim(Claim claim) {
        return io.openspeak.presence.v1.Claim.newBuilder()
                .setStatus(status(claim.status()))
                .setText(claim.text())
                .setSince(claim.since().toEpochMilli())
                .setUntil(millis(claim.until()))
                .setSource(claim.source())
                .build();
    }

    private static Claim claim(io.openspeak.presence.v1.Claim record) {
        return new Claim(
                status(record.getStatus()),
                record.getText(),
                Instant.ofEpochMilli(record.getSince()),
                instant(record.getUntil()),
                record.getSource());
    }

    /** A status in the contract's words. */
    public static PresenceStatus status(Status status) {
        return switch (status) {
            case OFFLINE -> PresenceStatus.PRESENCE_STATUS_OFFLINE;
            case ONLINE -> PresenceStatus.PRESENCE_STATUS_ONLINE;
            case IDLE -> PresenceStatus.PRESENCE_STATUS_IDLE;
            case DO_NOT_DISTURB -> PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB;
            case AWAY -> PresenceStatus.PRESENCE_STATUS_AWAY;
            case INVISIBLE -> PresenceStatus.PRESENCE_STATUS_INVISIBLE;
        };
    }

    /** A status of the contract; one that is newer than this program counts as OFFLINE. */
    public static Status status(PresenceStatus status) {
        return switch (status) {
            case PRESENCE_STATUS_OFFLINE, UNRECOGNIZED -> Status.OFFLINE;
            case PRESENCE_STATUS_ONLINE -> Status.ONLINE;
            case PRESENCE_STATUS_IDLE -> Status.IDLE;
            case PRESENCE_STATUS_DO_NOT_DISTURB -> Status.DO_NOT_DISTURB;
            case PRESENCE_STATUS_AWAY -> Status.AWAY;
            case PRESENCE_STATUS_INVISIBLE -> Status.INVISIBLE;
        };
    }

    private static @Nullable ChannelId channel(String id) {
        return id.isEmpty() ? null : new ChannelId(id);
    }

    /** The text of an id; empty for none. */
    public static String text(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    /** Milliseconds since 1970; 0 for none. */
    public static long millis(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    /** The instant that 0 stands for is none. */
    public static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}

package io.openspeak.voice.routing.events;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.v1.MutinyPresenceServiceGrpc.MutinyPresenceServiceStub;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SnapshotPresenceRequest;
import io.openspeak.presence.v1.UserSession;
import io.openspeak.presence.v1.UserState;
import io.openspeak.voice.routing.domain.MuteFlags;
import io.openspeak.voice.routing.domain.Mutes;
import io.openspeak.voice.routing.domain.Mutes.UserMutes;
import io.openspeak.voice.routing.domain.Router;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the table of mute flags: a snapshot from presence-service, then its facts. */
@ApplicationScoped
public class MuteView implements LocalView {

    private static final FactReader<PresenceFact> FACTS = new FactReader<>("presence.v1", PresenceFact.parser());

    private final MutinyPresenceServiceStub presence;
    private final Mutes mutes;
    private final Router router;

    public MuteView(
            @GrpcClient("presence") MutinyPresenceServiceStub presence,
            ServiceCredentials credentials,
            Mutes mutes,
            Router router) {
        this.presence = presence.withCallCredentials(credentials);
        this.mutes = mutes;
        this.router = router;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return presence.snapshotPresence(SnapshotPresenceRequest.getDefaultInstance())
                .collect()
                .in(PresenceSnapshotParts::new, PresenceSnapshotParts::add)
                .map(this::replace);
    }

    private LogPosition replace(PresenceSnapshotParts snapshot) {
        LogPosition position = LogPosition.decode(snapshot.position());
        mutes.replace(snapshot.users());
        router.refreshAll();
        return position;
    }

    @Override
    public void fold(Fact fact) {
        FACTS.read(fact).map(PresenceFact::getUser).ifPresent(this::fold);
    }

    private void fold(UserState told) {
        UserId user = new UserId(told.getUserId());
        if (mutes.fold(user, mutesOf(told))) {
            router.refresh(List.of(user));
        }
    }

    static UserMutes mutesOf(UserState user) {
        return new UserMutes(
                user.getVersion(),
                user.getSessionsList().stream()
                        .collect(Collectors.toMap(UserSession::getSessionId, MuteView::flags, (first, same) -> same)));
    }

    private static MuteFlags flags(UserSession session) {
        return new MuteFlags(!session.getMicrophoneActive(), !session.getSpeakerActive());
    }
}

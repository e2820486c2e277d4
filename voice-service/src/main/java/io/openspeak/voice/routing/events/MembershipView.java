package io.openspeak.voice.routing.events;

import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc.MutinyChannelServiceStub;
import io.openspeak.channel.v1.SnapshotChannelsRequest;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.voice.routing.RightsWatch;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Router;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the table of members: a snapshot from channel-service, then its facts. */
@ApplicationScoped
public class MembershipView implements LocalView {

    private static final FactReader<ChannelFact> FACTS = new FactReader<>("channel.v1", ChannelFact.parser());

    private final MutinyChannelServiceStub channels;
    private final Membership membership;
    private final Router router;
    private final RightsWatch watch;

    public MembershipView(
            @GrpcClient("channel") MutinyChannelServiceStub channels,
            ServiceCredentials credentials,
            Membership membership,
            Router router,
            RightsWatch watch) {
        this.channels = channels.withCallCredentials(credentials);
        this.membership = membership;
        this.router = router;
        this.watch = watch;
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return channels.snapshotChannels(SnapshotChannelsRequest.getDefaultInstance())
                .collect()
                .in(ChannelSnapshotParts::new, ChannelSnapshotParts::add)
                .map(this::replace);
    }

    private LogPosition replace(ChannelSnapshotParts snapshot) {
        LogPosition position = LogPosition.decode(snapshot.position());
        membership.replace(snapshot.channels());
        router.refreshAll();
        watch.rightsChangedEverywhere();
        return position;
    }

    @Override
    public void fold(Fact fact) {
        FACTS.read(fact).ifPresent(this::fold);
    }

    private void fold(ChannelFact told) {
        router.refresh(
                membership.fold(new ChannelId(told.getChannelId()), told.getVersion(), ChannelFacts.change(told)));
        ChannelFacts.tellOfRights(told, watch);
    }
}

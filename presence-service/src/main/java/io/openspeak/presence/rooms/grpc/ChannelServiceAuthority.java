package io.openspeak.presence.rooms.grpc;

import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc.MutinyChannelServiceStub;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.presence.rooms.RoomAuthority;
import io.openspeak.presence.rooms.domain.Standing;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks channel-service. */
@ApplicationScoped
public class ChannelServiceAuthority implements RoomAuthority {

    private static final int TIME_OUT_SECONDS = 2;

    private final MutinyChannelServiceStub channels;

    public ChannelServiceAuthority(
            @GrpcClient("channel") MutinyChannelServiceStub channels, ServiceCredentials credentials) {
        this.channels = channels.withCallCredentials(credentials);
    }

    @Override
    public Uni<Standing> standing(Caller user, ChannelId room) {
        return channels.withDeadlineAfter(TIME_OUT_SECONDS, TimeUnit.SECONDS)
                .checkAccess(CheckAccessRequest.newBuilder()
                        .setUserId(user.user().value())
                        .addAllRoles(user.roles().stream().map(Role::wireName).toList())
                        .setChannelId(room.value())
                        .build())
                .onFailure()
                .transform(unanswered -> new Breakdown(Reason.UNAVAILABLE, unanswered))
                .map(access -> standing(room, access));
    }

    private static Standing standing(ChannelId room, CheckAccessResponse access) {
        if (!access.getExists()) {
            return Standing.nowhere(room);
        }
        List<Right> rights = access.getRightsList();
        return new Standing(
                true,
                access.getDirect(),
                rights.contains(Right.RIGHT_VIEW),
                rights.contains(Right.RIGHT_VIEW_PRESENCE),
                rights.contains(Right.RIGHT_TYPE),
                access.getBranchList().stream().map(ChannelId::new).toList());
    }
}

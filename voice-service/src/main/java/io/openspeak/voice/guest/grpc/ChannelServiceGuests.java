package io.openspeak.voice.guest.grpc;

import io.openspeak.channel.v1.CheckAccessRequest;
import io.openspeak.channel.v1.CheckAccessResponse;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc.MutinyChannelServiceStub;
import io.openspeak.channel.v1.Right;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.guest.GuestAuthority;
import io.openspeak.voice.guest.GuestSettings;
import io.openspeak.voice.guest.domain.GuestAccess;
import io.openspeak.voice.guest.domain.GuestAccess.Verdict;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks channel-service. */
@ApplicationScoped
public class ChannelServiceGuests implements GuestAuthority {

    private final MutinyChannelServiceStub channels;
    private final GuestSettings settings;

    public ChannelServiceGuests(
            @GrpcClient("channel") MutinyChannelServiceStub channels,
            ServiceCredentials credentials,
            GuestSettings settings) {
        this.channels = channels.withCallCredentials(credentials);
        this.settings = settings;
    }

    @Override
    public Uni<GuestAccess> access(Caller user, ChannelId channel) {
        return channels.withDeadlineAfter(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .checkAccess(CheckAccessRequest.newBuilder()
                        .setUserId(user.user().value())
                        .addAllRoles(user.roles().stream().map(Role::wireName).toList())
                        .setChannelId(channel.value())
                        .build())
                .map(ChannelServiceGuests::access);
    }

    private static GuestAccess access(CheckAccessResponse told) {
        return new GuestAccess(
                verdict(told),
                told.getBranchList().stream().map(ChannelId::new).collect(Collectors.toUnmodifiableSet()));
    }

    /** Who may not even come in is not heard from outside either. */
    private static Verdict verdict(CheckAccessResponse told) {
        List<Right> rights = told.getRightsList();
        if (!told.getExists() || !rights.contains(Right.RIGHT_VIEW)) {
            return Verdict.HIDDEN;
        }
        if (!rights.contains(Right.RIGHT_JOIN) || !rights.contains(Right.RIGHT_SPEAK)) {
            return Verdict.FORBIDDEN;
        }
        return told.getServerMuted() ? Verdict.MUTED : Verdict.MAY;
    }
}

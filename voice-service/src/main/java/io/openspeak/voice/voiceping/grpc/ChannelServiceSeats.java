package io.openspeak.voice.voiceping.grpc;

import io.grpc.Status;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.JoinChannelResponse;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.MutinyChannelServiceGrpc.MutinyChannelServiceStub;
import io.openspeak.channel.v1.SeatOwner;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.voiceping.Client;
import io.openspeak.voice.voiceping.GroupSeats;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks channel-service. Seats are the user's, not a session's: a user listens to its groups on all devices. */
@ApplicationScoped
public class ChannelServiceSeats implements GroupSeats {

    private static final int TIME_OUT_SECONDS = 3;

    /** What channel-service says of its own accord; all else says that it was not asked. */
    private static final Set<Status.Code> REFUSALS = Set.of(
            Status.Code.PERMISSION_DENIED,
            Status.Code.NOT_FOUND,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.FAILED_PRECONDITION);

    private final MutinyChannelServiceStub channels;

    public ChannelServiceSeats(
            @GrpcClient("channel") MutinyChannelServiceStub channels, ServiceCredentials credentials) {
        this.channels = channels.withCallCredentials(credentials);
    }

    @Override
    public Uni<String> join(Client client, ChannelId group) {
        return channels.withDeadlineAfter(TIME_OUT_SECONDS, TimeUnit.SECONDS)
                .joinChannel(JoinChannelRequest.newBuilder()
                        .setChannelId(group.value())
                        .setOwner(owner(client))
                        .build())
                .map(JoinChannelResponse::getPosition)
                .onFailure()
                .transform(ChannelServiceSeats::failure);
    }

    @Override
    public Uni<Void> leave(Client client, ChannelId group) {
        return channels.withDeadlineAfter(TIME_OUT_SECONDS, TimeUnit.SECONDS)
                .leaveChannel(LeaveChannelRequest.newBuilder()
                        .setChannelId(group.value())
                        .setOwner(owner(client))
                        .build())
                .replaceWithVoid()
                .onFailure()
                .transform(ChannelServiceSeats::failure);
    }

    private static SeatOwner owner(Client client) {
        return SeatOwner.newBuilder()
                .setUserId(client.user().value())
                .setName(client.caller().name())
                .addAllRoles(
                        client.caller().roles().stream().map(Role::wireName).toList())
                .setAddress(client.address().map(IpAddress::value).orElse(""))
                .build();
    }

    private static Failure failure(Throwable thrown) {
        Status status = Status.fromThrowable(thrown);
        return REFUSALS.contains(status.getCode())
                ? new Refusal(Reason.NOT_A_MEMBER, String.valueOf(status.getDescription()))
                : new Breakdown(Reason.UNAVAILABLE, thrown);
    }
}

package io.openspeak.channel.grpc;

import io.openspeak.channel.contract.BanMessages;
import io.openspeak.channel.contract.ModerationMessages;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.moderation.Bans;
import io.openspeak.channel.moderation.Moderation;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.channel.v1.BanMemberResponse;
import io.openspeak.channel.v1.KickMemberRequest;
import io.openspeak.channel.v1.KickMemberResponse;
import io.openspeak.channel.v1.ListBansRequest;
import io.openspeak.channel.v1.ListBansResponse;
import io.openspeak.channel.v1.ListModerationRequest;
import io.openspeak.channel.v1.ListModerationResponse;
import io.openspeak.channel.v1.MuteMemberRequest;
import io.openspeak.channel.v1.MuteMemberResponse;
import io.openspeak.channel.v1.SetPrioritySpeakerRequest;
import io.openspeak.channel.v1.SetPrioritySpeakerResponse;
import io.openspeak.channel.v1.UnbanMemberRequest;
import io.openspeak.channel.v1.UnbanMemberResponse;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** RPCs by which moderators act on people. */
@ApplicationScoped
public class ModerationRpcs {

    private final Moderation moderation;
    private final Bans bans;

    public ModerationRpcs(Moderation moderation, Bans bans) {
        this.moderation = moderation;
        this.bans = bans;
    }

    Uni<MuteMemberResponse> mute(MuteMemberRequest request) {
        return moderation
                .mute(
                        GrpcPerson.current(),
                        new ChannelId(request.getChannelId()),
                        new UserId(request.getUserId()),
                        request.hasMuted() ? Optional.of(request.getMuted()) : Optional.empty(),
                        request.hasDeafened() ? Optional.of(request.getDeafened()) : Optional.empty(),
                        request.getReason())
                .map(position -> MuteMemberResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<SetPrioritySpeakerResponse> setPriority(SetPrioritySpeakerRequest request) {
        return moderation
                .setPriority(
                        GrpcPerson.current(),
                        new ChannelId(request.getChannelId()),
                        new UserId(request.getUserId()),
                        request.getPriority())
                .map(position -> SetPrioritySpeakerResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<KickMemberResponse> kick(KickMemberRequest request) {
        return moderation
                .kick(
                        GrpcPerson.current(),
                        new ChannelId(request.getChannelId()),
                        new UserId(request.getUserId()),
                        request.getReason())
                .map(position -> KickMemberResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<BanMemberResponse> ban(BanMemberRequest request) {
        Bans.Wanted wanted = new Bans.Wanted(
                user(request.getUserId()),
                BanMessages.address(request.getAddress()),
                BanMessages.until(request.getUntil()),
                request.getReason());
        return bans.ban(GrpcPerson.current(), new ChannelId(request.getChannelId()), wanted)
                .map(banned -> BanMemberResponse.newBuilder()
                        .setBan(BanMessages.message(banned.ban()))
                        .setPosition(banned.position().encode())
                        .build());
    }

    Uni<UnbanMemberResponse> unban(UnbanMemberRequest request) {
        return bans.unban(GrpcPerson.current(), new ChannelId(request.getChannelId()), request.getBanId())
                .map(position -> UnbanMemberResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<ListBansResponse> bans(ListBansRequest request) {
        return bans.list(GrpcPerson.current(), new ChannelId(request.getChannelId()))
                .map(all -> ListBansResponse.newBuilder()
                        .addAllBans(all.stream().map(BanMessages::message).toList())
                        .build());
    }

    Uni<ListModerationResponse> list(ListModerationRequest request) {
        return moderation
                .list(
                        GrpcPerson.current(),
                        Optional.of(request.getChannelId())
                                .filter(id -> !id.isEmpty())
                                .map(ChannelId::new),
                        user(request.getUserId()),
                        Optional.of(request.getPageToken()).filter(token -> !token.isEmpty()),
                        Paging.size(request.getPageSize()))
                .map(page -> ListModerationResponse.newBuilder()
                        .addAllEntries(page.entries().stream()
                                .map(entry -> ModerationMessages.message(entry.note(), entry.trace()))
                                .toList())
                        .setNextPageToken(page.next().orElse(""))
                        .build());
    }

    private static Optional<UserId> user(String id) {
        return Optional.of(id).filter(given -> !given.isEmpty()).map(UserId::new);
    }
}

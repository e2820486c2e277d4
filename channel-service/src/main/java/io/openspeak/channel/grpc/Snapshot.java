package io.openspeak.channel.grpc;

import io.openspeak.channel.Directory;
import io.openspeak.channel.SeatStore;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.ChannelState;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that channel-service knows, for other services' views.
 *
 * <p>The position is read first, a channel's version before its members: whoever folds the facts after both, ignoring those not
 * newer than the version, misses nothing and at most folds a join or leave twice.
 */
@ApplicationScoped
public class Snapshot {

    private static final int MEMBERS_IN_A_PART = 500;

    private final Directory directory;
    private final SeatStore seats;

    public Snapshot(Directory directory, SeatStore seats) {
        this.directory = directory;
        this.seats = seats;
    }

    Multi<SnapshotChannelsResponse> take() {
        return directory
                .end()
                .onItem()
                .transformToMulti(position -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom()
                                        .item(SnapshotChannelsResponse.newBuilder()
                                                .setPosition(position.encode())
                                                .build()),
                                directory.all().onItem().transformToMultiAndConcatenate(this::parts)));
    }

    private Multi<SnapshotChannelsResponse> parts(ChannelState state) {
        Uni<List<Member>> members = seats.seats(state.channel().id()).map(taken -> taken.stream().map(Seat::member).toList());
        return members.onItem().transformToMulti(all -> Multi.createFrom().iterable(parts(state, all)));
    }

    private static List<SnapshotChannelsResponse> parts(ChannelState state, List<Member> members) {
        List<SnapshotChannelsResponse> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < members.size(); from += MEMBERS_IN_A_PART) {
            List<Member> some = members.subList(from, Math.min(members.size(), from + MEMBERS_IN_A_PART));
            parts.add(SnapshotChannelsResponse.newBuilder()
                    .setChannel(ChannelSnapshot.newBuilder()
                            .setChannel(ChannelMessages.message(state))
                            .addAllMembers(
                                    some.stream().map(MemberMessages::message).toList()))
                    .build());
        }
        return parts;
    }
}

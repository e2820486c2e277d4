package io.openspeak.channel.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.channel.view.ViewProgress;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.ServerStreams;
import io.openspeak.platform.streams.ServerStreams.Bound;
import io.openspeak.platform.streams.ServerStreams.ServerStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Everything that channel-service knows, for other services' views, out of this pod's view.
 *
 * <p>The position is read first: whoever folds the facts after it, ignoring those not newer than a channel's version, misses
 * nothing and at most folds a join or leave twice.
 */
@ApplicationScoped
public class Snapshot {

    private static final int MEMBERS_IN_A_PART = 500;
    private static final int CHANNELS_AT_ONCE = 100;

    private final ChannelView view;
    private final ViewProgress progress;
    private final ServerStreams streams;

    public Snapshot(ChannelView view, ViewProgress progress, ServerStreams streams) {
        this.view = view;
        this.progress = progress;
        this.streams = streams;
    }

    void send(ServerCallStreamObserver<SnapshotChannelsResponse> call) {
        EventSubscriptions.requireLoaded(progress);
        ServerStream<SnapshotChannelsResponse> stream = streams.open(
                call,
                GrpcCaller.current(),
                // Nothing is sent that the transport does not take, so this bounds one page.
                new Bound<>(Long.MAX_VALUE, SnapshotChannelsResponse::getSerializedSize),
                () -> {});
        stream.send(SnapshotChannelsResponse.newBuilder()
                .setPosition(view.look(look -> look.position().encode()))
                .build());
        Pages pages = new Pages(stream);
        stream.whenReady(pages::pump);
        pages.pump();
    }

    /** Sends page after page, as the transport takes them. */
    private final class Pages {

        private final ServerStream<SnapshotChannelsResponse> stream;
        private Optional<ChannelId> last = Optional.empty();
        private boolean done;

        Pages(ServerStream<SnapshotChannelsResponse> stream) {
            this.stream = stream;
        }

        synchronized void pump() {
            while (stream.takesMore()) {
                if (done) {
                    stream.complete();
                    return;
                }
                Page page = view.look(look -> page(last, look));
                page.parts().forEach(stream::send);
                last = page.last();
                done = last.isEmpty();
            }
        }
    }

    /** Some channels; without a last one there are no more. */
    private record Page(List<SnapshotChannelsResponse> parts, Optional<ChannelId> last) {}

    private static Page page(Optional<ChannelId> after, ChannelView.Look look) {
        NavigableMap<ChannelId, ViewedChannel> all = look.forest().channels();
        List<SnapshotChannelsResponse> parts = new ArrayList<>();
        Optional<ChannelId> last = Optional.empty();
        List<ViewedChannel> some = after.map(id -> all.tailMap(id, false)).orElse(all).values().stream()
                .limit(CHANNELS_AT_ONCE)
                .toList();
        for (ViewedChannel channel : some) {
            parts.addAll(parts(channel));
            last = Optional.of(channel.id());
        }
        return new Page(parts, last);
    }

    private static List<SnapshotChannelsResponse> parts(ViewedChannel channel) {
        List<Member> members = List.copyOf(channel.members().values());
        List<SnapshotChannelsResponse> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < members.size(); from += MEMBERS_IN_A_PART) {
            ChannelSnapshot.Builder part =
                    ChannelSnapshot.newBuilder().setChannel(ChannelMessages.message(channel.state()));
            members.subList(from, Math.min(members.size(), from + MEMBERS_IN_A_PART))
                    .forEach(member -> part.addMembers(MemberMessages.message(member)));
            if (from == 0) {
                part.addAllRules(RuleMessages.messages(channel.rules()));
            }
            parts.add(SnapshotChannelsResponse.newBuilder().setChannel(part).build());
        }
        return parts;
    }
}

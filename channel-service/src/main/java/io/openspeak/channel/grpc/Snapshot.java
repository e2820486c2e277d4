package io.openspeak.channel.grpc;

import io.openspeak.channel.ChannelView;
import io.openspeak.channel.ViewProgress;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.SnapshotChannelsResponse;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.ChannelId;
import io.smallrye.mutiny.Multi;
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

    public Snapshot(ChannelView view, ViewProgress progress) {
        this.view = view;
        this.progress = progress;
    }

    Multi<SnapshotChannelsResponse> take() {
        if (!progress.loaded()) {
            throw new Breakdown(Reason.UNAVAILABLE, new IllegalStateException("the view of channels is being loaded"));
        }
        SnapshotChannelsResponse position = SnapshotChannelsResponse.newBuilder()
                .setPosition(view.look(look -> look.position().encode()))
                .build();
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(position), parts());
    }

    private Multi<SnapshotChannelsResponse> parts() {
        return Multi.createFrom()
                .<Optional<ChannelId>, Page>generator(Optional::empty, (after, emitter) -> {
                    Page page = view.look(look -> page(after, look));
                    emitter.emit(page);
                    if (page.last().isEmpty()) {
                        emitter.complete();
                    }
                    return page.last();
                })
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.parts()));
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

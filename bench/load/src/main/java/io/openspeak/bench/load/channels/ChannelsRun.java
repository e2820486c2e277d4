package io.openspeak.bench.load.channels;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.rate.Ladder;
import io.openspeak.bench.load.rate.OpenLoop;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.bench.load.site.Site;
import io.openspeak.channel.v1.Channel;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Measures one installation: visits at rising load, then what growing costs. */
final class ChannelsRun {

    private static final ChannelId VISITED = new ChannelId("visited");

    private final Site site;
    private final Directory directory;
    private final OpenLoop loop;
    private final ClosedLoop growing;
    private final Consumer<String> progress;

    ChannelsRun(Site site, Directory directory, OpenLoop loop, Consumer<String> progress) {
        this.site = site;
        this.directory = directory;
        this.loop = loop;
        this.progress = progress;
        growing = new ClosedLoop(progress);
    }

    List<Step> climb(Ladder ladder) throws InterruptedException {
        return ladder.climb("JoinChannel, LeaveChannel by turns", loop, directory.visits(VISITED), progress);
    }

    /** Grows to each size in turn. */
    void grow(List<Size> sizes, double probeRate, Duration probe, Consumer<Growth> told) throws InterruptedException {
        Size reached = new Size(0, 0);
        for (Size size : sizes) {
            told.accept(grow(reached, size, probeRate, probe));
            reached = size;
        }
    }

    private Growth grow(Size reached, Size size, double probeRate, Duration probe) throws InterruptedException {
        Footprint before = Footprint.of(site);
        progress.accept("making channels up to " + size.channels() + " ...");
        ClosedLoop.Run making = growing.run(reached.channels(), size.channels(), directory.creations());
        Footprint withChannels = Footprint.of(site);
        progress.accept("filling them up to " + size.memberships() + " memberships ...");
        ClosedLoop.Run joining = growing.run(reached.memberships(), size.memberships(), directory.memberships());
        Footprint withMembers = Footprint.of(site);
        long told = directory.membershipsTold();
        if (told != size.memberships()) {
            throw new IllegalStateException("the list tells " + told + " memberships, expected " + size.memberships()
                    + "; may people sit in several channels? allow it with --env");
        }
        String at = Numbers.of(" at %,.0f channels", size.channels());
        progress.accept("probing ...");
        List<Step> probes = List.of(
                loop.run("join, leave" + at, probeRate, probe, directory.visits(VISITED)),
                loop.run("channel page" + at, probeRate, probe, directory.channelPages()),
                loop.run("member page" + at, probeRate, probe, directory.memberPages(size.channels())));
        return new Growth(
                size,
                size.channels() - reached.channels(),
                size.memberships() - reached.memberships(),
                making,
                joining,
                before,
                withChannels,
                withMembers,
                probes);
    }

    static void createVisited(OpenSpeak admin) {
        Channel made = admin.channels().create(VISITED, 0);
        assert made.getChannelId().equals(VISITED.value());
    }
}

package io.openspeak.bench.load.presence;

import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Window;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.rate.OpenLoop;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.call.Address;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The parts of the scenario, one after the other on the same installation. */
final class PresenceRun {

    /** After which those who said goodbye are forgotten, and those who came have been told all. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final PresencePlan plan;
    private final Site site;
    private final Sockets sockets;
    private final Consumer<String> progress;
    private final Figures figures;
    private final Address service;
    private final long server;
    private final Meter meter;
    private final ClosedLoop loop;
    private final List<String> people;

    PresenceRun(PresencePlan plan, Site site, Sockets sockets, Consumer<String> progress, Figures figures) {
        this.plan = plan;
        this.site = site;
        this.sockets = sockets;
        this.progress = progress;
        this.figures = figures;
        service = site.address(Service.PRESENCE);
        server = site.pid(Service.PRESENCE);
        meter = new Meter(Map.of(FanOut.SERVER, server, FanOut.REDIS, site.redisPid()));
        loop = new ClosedLoop(progress);
        people = plan.names();
    }

    void measure(boolean withPeer) throws IOException, InterruptedException {
        progress.accept("Signing in " + people.size() + " people ...");
        List<String> all = new ArrayList<>(people);
        all.add(PresencePlan.ACTOR);
        Passes passes = Passes.of(site, all, loop);
        Connection actor = await(
                sockets.open(service, Crowd.PRESENCE, passes.of(PresencePlan.ACTOR), Words.hello(PresencePlan.ACTOR)));
        Beats beats = new Beats(plan, new OpenLoop(meter), loop);
        try (Crowd subscribers = Crowd.ofPeople(sockets, loop, service, passes, people)) {
            fanOut(subscribers, actor);
            if (withPeer) {
                fanOutByPeer(figures.fanOuts.getFirst().sample());
            }
            progress.accept(plan.heartbeats() + " pings a second ...");
            figures.heartbeats.add(beats.pings(subscribers));
        }
        settle();
        try (Crowd idlers = Crowd.ofPeople(sockets, loop, service, passes, people)) {
            idle(idlers);
            if (plan.storm() > 0) {
                progress.accept(plan.storm() + " connections are cut and come back ...");
                figures.storm = new Storm(sockets, service, passes, people, idlers).measure(plan.storm(), actor, meter);
            }
        }
        settle();
        progress.accept(plan.heartbeats() + " calls of ReportActivity a second ...");
        figures.heartbeats.add(beats.reports(service, passes, people));
    }

    private void fanOut(Crowd subscribers, Connection actor) throws InterruptedException {
        progress.accept(plan.subscribers() + " subscribers come ...");
        subscribers.growTo(plan.subscribers());
        tellOfActs(Service.PRESENCE.module());
        figures.fanOuts.add(new FanOut(
                        plan,
                        Service.PRESENCE.module(),
                        server,
                        site.redisPid(),
                        subscribers,
                        nanos -> actor.send(Words.status(Stamp.of(nanos))))
                .measure());
    }

    /** The peer sends the very bytes that presence-service sent. */
    private void fanOutByPeer(String frame) throws IOException, InterruptedException {
        if (frame.isEmpty()) {
            throw new IllegalStateException("presence-service told nobody of anything; nothing to compare with");
        }
        try (Peer peer = Peer.start(site.redisPort())) {
            Crowd listeners = new Crowd(sockets, loop, number -> sockets.open(peer.address(), Peer.LISTENER, "", ""));
            listeners.growTo(plan.subscribers());
            Connection speaker = await(sockets.open(peer.address(), Peer.SPEAKER, "", ""));
            tellOfActs(Peer.NAME);
            figures.fanOuts.add(new FanOut(
                            plan,
                            Peer.NAME,
                            peer.pid(),
                            site.redisPid(),
                            listeners,
                            nanos -> speaker.send(Stamp.replace(frame, nanos)))
                    .measure());
            // A crowd that closes says goodbye, which the peer would have to understand.
            listeners.all().forEach(Connection::cut);
        }
    }

    private void tellOfActs(String server) {
        progress.accept(server + ": " + plan.rate() + " changes a second, "
                + plan.warmUp().toSeconds() + " s to warm up, "
                + plan.measured().toSeconds() + " s measured ...");
    }

    private void idle(Crowd idlers) throws InterruptedException {
        List<Integer> sizes = plan.idleSizes();
        if (sizes.isEmpty()) {
            return;
        }
        figures.idle.add(Idleness.of(0, server));
        for (int size : sizes) {
            progress.accept(size + " idle connections ...");
            idlers.growTo(size);
            settle();
            figures.idle.add(Idleness.of(size, server));
            if (size == sizes.getFirst() || size == sizes.getLast()) {
                progress.accept("Watching Redis for " + plan.quiet().toSeconds() + " s ...");
                figures.quiet.add(Quiet.watch(size, plan.quiet(), site.redisPort(), meter));
            }
        }
    }

    private static void settle() {
        Window.awaitTime(System.nanoTime() + SETTLING.toNanos());
    }

    private static Connection await(CompletionStage<Connection> begun) {
        return begun.toCompletableFuture().join();
    }
}

package io.openspeak.e2e.chaos;

import io.openspeak.e2e.Installation;
import io.openspeak.launcher.Service;
import io.openspeak.presence.v1.SubscriptionMode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run of a plan over an installation: clients and disasters take their course, all comes to rest, and is judged. */
final class ChaosRun implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration REST_WITHIN = ChaosTimes.BOUND.plusSeconds(15);

    private final Plan plan;
    private final Installation installation;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Findings findings = new Findings();
    private final Oracle oracle = new Oracle();
    private final Chains chains = new Chains(findings);
    private final List<Wire> wires = new ArrayList<>();
    private final List<ExecutorService> hands = new ArrayList<>();
    private final List<ChaosClient> clients = new ArrayList<>();
    private final Accounts accounts;
    private final Scene scene;

    ChaosRun(Plan plan, Installation installation) throws IOException {
        this.plan = plan;
        this.installation = installation;
        List<String> everyone = new ArrayList<>(plan.people());
        everyone.add("admin");
        accounts = Accounts.signIn(installation, everyone);
        for (int pod = 0; pod < Plan.PODS; pod++) {
            wires.add(new Wire(installation.address(Service.PRESENCE, pod).port()));
        }
        scene = new Scene(wires, oracle, chains, findings, new Tally(), timer, clock);
        for (Part part : plan.parts()) {
            client(part);
        }
    }

    private void client(Part part) {
        var credentials = accounts.of(part.user()).credentials();
        switch (part.protocol()) {
            case SESSION -> clients.add(new SessionClient(part, scene, credentials));
            case SUBSCRIPTION -> clients.add(new SubscriptionClient(part, scene, credentials));
            // Sessions without a stream are not built yet: these people stay away.
            case UNARY -> {}
        }
    }

    /** Lets the plan take its course. */
    Findings run() throws IOException, InterruptedException {
        Instant start = clock.instant();
        timer.scheduleAtFixedRate(
                () -> clients.forEach(ChaosClient::look),
                LOOK_EVERY.toMillis(),
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        clients.forEach(this::schedule);
        Disasters disasters = new Disasters(installation.local(), wires, oracle, clock, new Random(plan.seed()));
        for (Timed<Disaster> disaster : plan.disasters()) {
            passUntil(start.plus(disaster.at()));
            Duration at = Duration.between(start, clock.instant());
            // On a busy machine a pod takes long to come back, and the rest of the plan is late.
            boolean late = at.compareTo(plan.length()) > 0;
            System.out.printf("chaos %5.1f s: %s%s%n", at.toMillis() / 1000.0, late ? "too late for " : "", disaster.what());
            if (!late) {
                disasters.befall(disaster.what());
            }
        }
        disasters.healed();
        passUntil(start.plus(plan.length()));
        for (ExecutorService hand : hands) {
            hand.shutdown();
            if (!hand.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a client hangs in an act");
            }
        }
        comeToRest();
        DepartureVerdict departures = new DepartureVerdict(oracle, findings);
        departures.judge(clock.instant());
        report(departures);
        return findings;
    }

    private void schedule(ChaosClient client) {
        ExecutorService hand =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        hands.add(hand);
        for (Timed<Act> act : client.part().acts()) {
            timer.schedule(
                    () -> {
                        try {
                            hand.execute(() -> client.perform(act.what()));
                        } catch (RejectedExecutionException over) {
                            return;
                        }
                    },
                    act.at().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void comeToRest() {
        Instant calm = clock.instant();
        try (Pods pods = new Pods(installation, accounts)) {
            RestVerdict rest = new RestVerdict(clients, oracle, pods, scene);
            List<Finding> last = new ArrayList<>();
            try {
                Awaitility.await()
                        .atMost(REST_WITHIN)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> {
                            List<Finding> differences = rest.differences();
                            last.clear();
                            last.addAll(differences);
                            return differences.isEmpty();
                        });
                System.out.printf(
                        "chaos: at rest %d ms after the last act%n",
                        Duration.between(calm, clock.instant()).toMillis());
            } catch (ConditionTimeoutException never) {
                last.forEach(findings::add);
            }
        }
    }

    private void report(DepartureVerdict departures) {
        Map<SubscriptionMode, Integer> starts = new HashMap<>();
        clients.forEach(
                client -> client.picture().starts().forEach((mode, count) -> starts.merge(mode, count, Integer::sum)));
        System.out.printf(
                "chaos: seed %d, %d users, %d clients, %d disasters; %d events folded, %d successions compared; subscriptions %s; %s%n",
                plan.seed(),
                plan.people().size(),
                clients.size(),
                plan.disasters().size(),
                clients.stream().mapToLong(client -> client.picture().events()).sum(),
                chains.size(),
                starts,
                departures.figures());
        System.out.println("chaos: " + scene.tally() + "; findings " + findings.counts());
    }

    private void passUntil(Instant when) {
        // Nothing to await: only time passes until the plan goes on.
        while (clock.instant().isBefore(when)) {
            LockSupport.parkNanos(Duration.between(clock.instant(), when).toNanos());
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        clients.forEach(ChaosClient::vanish);
        accounts.close();
        for (Wire wire : wires) {
            wire.close();
        }
    }
}

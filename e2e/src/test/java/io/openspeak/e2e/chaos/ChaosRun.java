package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.openspeak.client.OpenSpeak;
import io.openspeak.e2e.Installation;
import io.openspeak.launcher.Service;
import io.openspeak.presence.v1.SubscriptionMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run of a plan over an installation: clients and disasters take their course, all comes to rest, and is judged. */
final class ChaosRun implements AutoCloseable {

    private static final Path CHRONICLES = Path.of("target", "chaos");
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration REST_WITHIN = ChaosTimes.BOUND.plusSeconds(15);

    private final Plan plan;
    private final Installation installation;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Findings findings = new Findings();
    private final Oracle oracle = new Oracle();
    private final Chains chains = new Chains();
    private final Chronicle chronicle = new Chronicle(clock);
    private final List<Wire> wires = new ArrayList<>();
    private final Wire voice;
    private final List<ChaosClient> clients = new ArrayList<>();
    private final Accounts accounts;
    private final Meetings meetings;
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
        voice = new Wire(installation.address(Service.VOICE, 0).port());
        meetings = new Meetings(installation.address(Service.CHANNEL, 0), accounts, clock);
        meetings.make();
        scene = new Scene(wires, voice, oracle, chains, findings, chronicle, meetings, new Tally(), timer, clock);
        for (Part part : plan.parts()) {
            client(part);
        }
    }

    private void client(Part part) {
        OpenSpeak account = accounts.of(part.user());
        CallCredentials credentials = account.credentials();
        clients.add(
                switch (part.protocol()) {
                    case SESSION -> new SessionClient(part, scene, credentials);
                    case WEBSOCKET ->
                        new WebSocketClient(part, scene, account.me().accessToken());
                    case COLINK -> new ColinkClient(part, scene, account.me().accessToken());
                    case RADIO -> new RadioClient(part, scene);
                    case RADIO_WATCHER -> new RadioWatcher(part, scene);
                    case SUBSCRIPTION -> new SubscriptionClient(part, scene, credentials);
                    case UNARY -> new UnaryClient(part, scene, credentials);
                });
    }

    /** Lets the plan take its course. */
    Findings run() throws IOException, InterruptedException {
        timer.scheduleAtFixedRate(
                () -> clients.forEach(ChaosClient::look),
                LOOK_EVERY.toMillis(),
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.forEach(client -> hands.execute(() -> act(client, over)));
            befall();
            over.countDown();
        }
        comeToRest();
        chains.judge(findings);
        DepartureVerdict departures = new DepartureVerdict(oracle, chains, findings);
        departures.judge(clock.instant());
        report(departures);
        if (!findings.all().isEmpty()) {
            Path folder = CHRONICLES.resolve("seed-" + plan.seed());
            chronicle.write(folder, findings.all(), oracle);
            System.out.println(
                    "chaos: what was told of those who were found, and what happened to them, is in " + folder);
        }
        return findings;
    }

    private static void act(ChaosClient client, CountDownLatch over) {
        try {
            for (Timed<Act> act : client.part().acts()) {
                if (over.await(act.after().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                client.perform(act.what());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void befall() throws IOException, InterruptedException {
        Instant start = clock.instant();
        Instant latest = start.plus(plan.length().multipliedBy(3));
        Disasters disasters =
                new Disasters(installation.local(), wires, meetings, oracle, clock, new Random(plan.seed()));
        for (Timed<Disaster> disaster : plan.disasters()) {
            Disasters.pass(disaster.after());
            settleMostly();
            if (clock.instant().isAfter(latest)) {
                System.out.println("chaos: this machine is too busy, the rest of the disasters is left out");
                break;
            }
            Duration at = Duration.between(start, clock.instant());
            System.out.printf("chaos %5.1f s: %s%n", at.toMillis() / 1000.0, disaster.what());
            disasters.befall(disaster.what());
        }
        disasters.healed();
        settleMostly();
    }

    /** Lets most clients come back before the next blow: a busy machine would do nothing but reconnect. */
    private void settleMostly() {
        Instant latest = clock.instant().plus(SETTLE_WITHIN);
        long most = Math.round(clients.size() * 0.9);
        while (clients.stream().filter(ChaosClient::settled).count() < most
                && clock.instant().isBefore(latest)) {
            Disasters.pass(LOOK_EVERY);
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

    /** How many commands were carried out: with too few of them a run proves nothing. */
    long commands() {
        return scene.tally().answered();
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        clients.forEach(ChaosClient::vanish);
        meetings.close();
        accounts.close();
        voice.close();
        for (Wire wire : wires) {
            wire.close();
        }
    }
}

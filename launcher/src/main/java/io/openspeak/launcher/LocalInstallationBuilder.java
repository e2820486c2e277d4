package io.openspeak.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Says what a local installation shall consist of; without further words: Redis on 8800, one pod a service from 8801. */
public final class LocalInstallationBuilder {

    static final int REDIS_PORT = 8800;
    static final int BASE_PORT = 8801;

    private final Path repository;
    private final DataFolder data;
    private final Map<Service, Integer> podCounts = new EnumMap<>(Service.class);
    private final Map<Service, Map<String, String>> environment = new EnumMap<>(Service.class);
    private final Map<Service, List<String>> javaOptions = new EnumMap<>(Service.class);
    private final List<Account> accounts = new ArrayList<>(Account.standard());
    private int redisPort = REDIS_PORT;
    private int basePort = BASE_PORT;
    private boolean freePorts;
    private boolean ownSession;
    private Clock clock = Clock.systemUTC();
    private DiskSpace disk = DiskSpace.OF_THIS_MACHINE;

    LocalInstallationBuilder(Path repository, DataFolder data) {
        this.repository = repository.toAbsolutePath().normalize();
        this.data = data;
        for (Service service : Service.values()) {
            podCounts.put(service, 1);
        }
    }

    public LocalInstallationBuilder redisPort(int port) {
        redisPort = port;
        return this;
    }

    /** The first pods of the four services get this port and the next three; further pods follow. */
    public LocalInstallationBuilder basePort(int port) {
        basePort = port;
        return this;
    }

    /** Takes any free ports, as tests need that may run beside each other. */
    public LocalInstallationBuilder freePorts() {
        freePorts = true;
        return this;
    }

    /** How many processes of a service to run; 0 leaves it out. */
    public LocalInstallationBuilder pods(Service service, int count) {
        podCounts.put(service, count);
        return this;
    }

    /** Sets a variable for all services. */
    public LocalInstallationBuilder env(String name, String value) {
        for (Service service : Service.values()) {
            env(service, name, value);
        }
        return this;
    }

    public LocalInstallationBuilder env(Service service, String name, String value) {
        environment.computeIfAbsent(service, any -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Options for the virtual machines of a service, after the launcher's own, which they so override. */
    public LocalInstallationBuilder javaOptions(Service service, String... options) {
        javaOptions.computeIfAbsent(service, any -> new ArrayList<>()).addAll(Arrays.asList(options));
        return this;
    }

    /** Makes tokens for further people, all plain members. */
    public LocalInstallationBuilder people(String... users) {
        Arrays.stream(users).map(Account::member).forEach(accounts::add);
        return this;
    }

    /** Keeps the processes out of the terminal's process group, so that Ctrl-C reaches only the launcher. */
    LocalInstallationBuilder ownSession() {
        ownSession = true;
        return this;
    }

    public LocalInstallationBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    LocalInstallationBuilder disk(DiskSpace space) {
        disk = space;
        return this;
    }

    /** Starts everything and returns when all of it is ready; throws {@link StartFailure} and leaves nothing running. */
    public LocalInstallation start(ProgressListener progress) throws IOException, InterruptedException {
        FolderLock lock = FolderLock.take(data);
        LocalInstallation installation;
        try {
            Leftovers.end(data);
            InstallationPlan plan = plan();
            new StartChecks(disk).check(plan);
            new Secrets(data).ensure(accounts);
            installation = new LocalInstallation(plan, lock, progress, clock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        return installation.start();
    }

    private InstallationPlan plan() {
        int podPorts = podCounts.values().stream()
                .mapToInt(count -> Math.max(1, count))
                .sum();
        List<Integer> ports = freePorts ? Ports.free(podPorts + 1) : numbered(podPorts);
        Iterator<Integer> next = ports.iterator();
        int redis = next.next();
        Map<Service, Integer> entryPorts = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            entryPorts.put(service, next.next());
        }
        List<PodPlacement> pods = new ArrayList<>();
        entryPorts.forEach((service, entryPort) -> {
            for (int index = 0; index < podCounts.getOrDefault(service, 1); index++) {
                pods.add(new PodPlacement(service, index, index == 0 ? entryPort : next.next()));
            }
        });
        return new InstallationPlan(
                repository, data, redis, entryPorts, pods, accounts, environment, javaOptions, ownSession);
    }

    private List<Integer> numbered(int podPorts) {
        return IntStream.concat(IntStream.of(redisPort), IntStream.range(basePort, basePort + podPorts))
                .boxed()
                .toList();
    }
}

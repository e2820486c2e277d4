package io.openspeak.e2e;

import io.openspeak.client.ClientOptions;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.signin.Credential;
import io.openspeak.launcher.LocalInstallation;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.ProgressListener;
import io.openspeak.launcher.Service;
import io.openspeak.launcher.ServicePod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A Redis and the packaged services. The one that scenarios share has two presence and two voice pods; a scenario that needs other
 * settings starts one of its own.
 */
public final class Installation implements AutoCloseable {

    static final List<String> PEOPLE = List.of("dave", "erin", "frank");

    private static final Path REPOSITORY = Path.of(System.getProperty("openspeak.repository", ".."));
    private static final Path DATA = Path.of(System.getProperty("openspeak.data", "target/installation"));

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private static final class Shared {
        static final Installation ONLY = start(
                emptied(DATA),
                installation -> installation
                        .pods(Service.PRESENCE, 2)
                        .pods(Service.VOICE, 2)
                        .people(PEOPLE.toArray(new String[0])));
    }

    private final LocalInstallation running;

    private Installation(LocalInstallation running) {
        this.running = running;
    }

    private static Installation start(Path data, UnaryOperator<LocalInstallationBuilder> wishes) {
        Standstill.watch();
        // Where every frame is to be heard, none may be late because the machine stood still; a scenario that is about
        // lateness wishes for less.
        LocalInstallationBuilder patient = LocalInstallation.builder(REPOSITORY, data)
                .freePorts()
                .env(Service.VOICE, "OPENSPEAK_VOICE_MAX_BROADCAST_LAG", "2s")
                .env(Service.VOICE, "OPENSPEAK_VOICE_MAX_PACKET_AGE", "5s");
        try {
            return new Installation(wishes.apply(patient).start(ProgressListener.SILENT));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** One of its own, with one pod a service, each with these settings in its {@code config/application.properties}. */
    static Installation withSettings(String name, String properties) throws IOException {
        return withSettings(name, properties, UnaryOperator.identity());
    }

    /** The same of a chosen shape, of up to two pods a service. */
    static Installation withSettings(String name, String properties, UnaryOperator<LocalInstallationBuilder> wishes)
            throws IOException {
        Path data = emptied(DATA.resolveSibling(name));
        for (Service service : Service.values()) {
            for (int pod = 0; pod < 2; pod++) {
                Path config = data.resolve("run")
                        .resolve(service.module() + "-" + pod)
                        .resolve("config");
                Files.writeString(Files.createDirectories(config).resolve("application.properties"), properties);
            }
        }
        return start(data, wishes);
    }

    /** One of its own, of a chosen shape, with data of that name. */
    public static Installation ofItsOwn(String name, UnaryOperator<LocalInstallationBuilder> wishes) {
        return start(emptied(DATA.resolveSibling(name)), wishes);
    }

    /** The one that scenarios share, warmed up; it ends with the test process. */
    static Installation running() {
        Installation running = Shared.ONLY;
        if (WARM.compareAndSet(false, true)) {
            warmUp();
        }
        return running;
    }

    /** The first words through a cold voice pod may wait for longer than a listener's queue keeps them, and be told as a gap. */
    private static void warmUp() {
        for (int voicePod = 0; voicePod < 2; voicePod++) {
            try (TestUser speaker = TestUser.onlineAt(0, voicePod, "dave").joins("general");
                    TestUser listener = TestUser.onlineAt(1, voicePod, "erin").joins("general")) {
                Speech.of(100).saidBy(speaker);
                listener.awaitHeard("dave", 50);
            }
        }
    }

    private static Path emptied(Path data) {
        try {
            if (Files.exists(data)) {
                try (Stream<Path> files = Files.walk(data)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return data;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public LocalInstallation local() {
        return running;
    }

    static Path repository() {
        return REPOSITORY;
    }

    /** Where clients find the services, with one presence and one voice pod first and the others to go to. */
    Endpoints endpoints(int presencePod, int voicePod) {
        return new Endpoints(
                address(Service.AUTH, 0),
                address(Service.CHANNEL, 0),
                addresses(Service.PRESENCE, presencePod),
                addresses(Service.VOICE, voicePod));
    }

    private List<Address> addresses(Service service, int first) {
        int pods = running.pods(service).size();
        return Stream.iterate(first, pod -> (pod + 1) % pods)
                .limit(pods)
                .map(pod -> address(service, pod))
                .toList();
    }

    public Address address(Service service, int pod) {
        return new Address("127.0.0.1", running.pod(service, pod).port());
    }

    List<ServicePod> pods() {
        return Stream.of(Service.values())
                .flatMap(service -> running.pods(service).stream())
                .toList();
    }

    public String token(String user) {
        return running.token(user);
    }

    OpenSpeak signIn(String user, int presencePod, int voicePod) {
        return signIn(new Credential.Token(token(user)), presencePod, voicePod);
    }

    OpenSpeak signIn(Credential credential, int presencePod, int voicePod) {
        return OpenSpeak.signIn(endpoints(presencePod, voicePod), credential, ClientOptions.DEFAULT);
    }

    @Override
    public void close() {
        running.close();
    }
}

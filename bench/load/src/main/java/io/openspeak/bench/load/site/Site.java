package io.openspeak.bench.load.site;

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
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** An installation as packaged, on free ports, with data of its own. */
public final class Site implements AutoCloseable {

    private static final int DISCARD = 9;

    private final LocalInstallation installation;

    private Site(LocalInstallation installation) {
        this.installation = installation;
    }

    /** Where a scenario keeps its data; the next run empties it. */
    public static Path folder(String scenario) {
        return repository().resolve("bench/load/target").resolve(scenario).toAbsolutePath();
    }

    /** What lies beside the sources of the bench. */
    public static Path source(String name) {
        return repository().resolve("bench/load").resolve(name).toAbsolutePath();
    }

    private static Path repository() {
        return Path.of(System.getProperty("openspeak.repository", "."));
    }

    /** Starts it with tokens for people beside the administrator. */
    public static Site open(Path folder, List<String> people, Consumer<LocalInstallationBuilder> settings)
            throws IOException, InterruptedException {
        EmptyFolder.make(folder);
        LocalInstallationBuilder builder = LocalInstallation.builder(repository(), folder.resolve("data"))
                .freePorts()
                .people(people.toArray(String[]::new));
        settings.accept(builder);
        return new Site(builder.start(ProgressListener.SILENT));
    }

    /** Sets {@code NAME=VALUE} for the pods of a service. */
    public static void set(LocalInstallationBuilder builder, Service service, String nameAndValue) {
        String[] parts = nameAndValue.split("=", 2);
        builder.env(service, parts[0], parts.length == 1 ? "" : parts[1]);
    }

    /** Lets few callers stand for many: no limit of calls, and tokens that outlive the run. */
    public static void withoutLimits(LocalInstallationBuilder builder) {
        builder.env("OPENSPEAK_IDENTITY_RATE_PER_SECOND", "1000000")
                .env("OPENSPEAK_IDENTITY_RATE_BURST", "1000000")
                .env("OPENSPEAK_AUTH_ACCESS_TOKEN_TTL", "24h");
    }

    public String token(String user) {
        return installation.token(user);
    }

    public OpenSpeak signIn(String user) {
        return OpenSpeak.signIn(endpoints(), new Credential.Token(token(user)));
    }

    public Endpoints endpoints() {
        return new Endpoints(
                address(Service.AUTH),
                address(Service.CHANNEL),
                List.of(address(Service.PRESENCE)),
                List.of(address(Service.VOICE)));
    }

    /** Where a service answers; nobody does at that of one that was left out. */
    public Address address(Service service) {
        return new Address(
                "127.0.0.1",
                installation.pods(service).stream()
                        .findFirst()
                        .map(ServicePod::port)
                        .orElse(DISCARD));
    }

    public long pid(Service service) {
        return installation.pod(service, 0).pid();
    }

    public long redisPid() {
        return installation.redis().pid();
    }

    public int redisPort() {
        return installation.redis().port();
    }

    @Override
    public void close() {
        installation.close();
    }
}

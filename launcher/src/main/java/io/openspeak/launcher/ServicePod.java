package io.openspeak.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process of one service. */
public final class ServicePod extends InstallationProcess {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final PodPlacement placement;
    private final List<String> command;
    private final Map<String, String> environment;

    ServicePod(InstallationPlan plan, PodPlacement placement) {
        super(
                placement.name(),
                placement.port(),
                plan.data().run().resolve(placement.name()),
                plan.data().logs().resolve(placement.name() + ".log"),
                plan.ownSession());
        this.placement = placement;
        this.command = ServiceCommand.arguments(plan, placement);
        this.environment = ServiceCommand.environment(plan, placement);
    }

    public Service service() {
        return placement.service();
    }

    /** Which of the service's pods this is, from 0. */
    public int index() {
        return placement.index();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    List<String> command() {
        return command;
    }

    @Override
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public boolean answers() {
        return isReady(port());
    }

    /** Whether a service on this port says that it is ready. */
    static boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

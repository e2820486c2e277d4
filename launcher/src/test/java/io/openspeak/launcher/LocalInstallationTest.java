package io.openspeak.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole installation, with stand-ins for the services. */
class LocalInstallationTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path repository;

    @TempDir
    Path data;

    @BeforeEach
    void build() throws Exception {
        FakeService.installIn(repository);
    }

    @Test
    void start_runsEveryPodWithItsOwnConfiguration() throws Exception {
        try (LocalInstallation installation = anywhere()
                .pods(Service.PRESENCE, 2)
                .env("OPENSPEAK_EXTRA", "all")
                .people("user1")
                .start(ProgressListener.SILENT)) {

            ServicePod second = installation.pod(Service.PRESENCE, 1);
            assertThat(installation.processes()).hasSize(6).allMatch(InstallationProcess::answers);
            assertThat(environmentOf(second))
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(second.port()))
                    .containsEntry("REDIS_URL", installation.redis().url())
                    .containsEntry("OPENSPEAK_POD", "presence-service-1")
                    .containsEntry("OPENSPEAK_PRESENCE_PORT", portOf(installation, Service.PRESENCE))
                    .containsEntry("OPENSPEAK_VOICE_PORT", portOf(installation, Service.VOICE))
                    .containsEntry("OPENSPEAK_PRESENCE_WATCH_EVERYONE_ROLES", "admin,moderator,member")
                    .containsEntry("OPENSPEAK_EXTRA", "all")
                    .doesNotContainKey("OPENSPEAK_AUTH_SIGNING_KEY_FILE");
            assertThat(environmentOf(installation.pod(Service.AUTH, 0)))
                    .containsEntry(
                            "OPENSPEAK_AUTH_TOKENS_FILE",
                            data.resolve("secrets/tokens.json").toString());
            assertThat(installation.token("user1")).startsWith("ost_");
        }
    }

    @Test
    void kill_ofOnePod_leavesTheRestAndAllowsAnotherStart() throws Exception {
        try (LocalInstallation installation = anywhere().start(ProgressListener.SILENT)) {
            ServicePod voice = installation.pod(Service.VOICE, 0);

            voice.kill();

            assertThat(voice.isRunning()).isFalse();
            assertThat(installation.pod(Service.AUTH, 0).answers()).isTrue();
            voice.start();
            voice.awaitReady(LIMIT);
            assertThat(voice.answers()).isTrue();
        }
    }

    @Test
    void close_stopsEverythingAndFreesTheFolder() throws Exception {
        LocalInstallation first = anywhere().start(ProgressListener.SILENT);

        first.close();

        assertThat(first.processes()).noneMatch(InstallationProcess::isRunning);
        anywhere().start(ProgressListener.SILENT).close();
    }

    @Test
    void start_whenAServiceFails_saysWhyAndLeavesNothingRunning() throws Exception {
        List<InstallationProcess> started = new ArrayList<>();
        ProgressListener remembering = new ProgressListener() {
            @Override
            public void started(InstallationProcess process) {
                started.add(process);
            }
        };
        LocalInstallationBuilder builder = anywhere().env(Service.CHANNEL, FakeService.FAIL, "yes");

        assertThatThrownBy(() -> builder.start(remembering))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("channel-service-0 ended while it started, with exit code 7")
                .hasMessageContaining("cannot reach the moon");
        assertThat(started).hasSize(5).noneMatch(InstallationProcess::isRunning);
    }

    private LocalInstallationBuilder anywhere() {
        return LocalInstallation.builder(repository, data).freePorts();
    }

    private static String portOf(LocalInstallation installation, Service service) {
        return Integer.toString(installation.pod(service, 0).port());
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> environmentOf(ServicePod pod) throws Exception {
        return Json.read(data.resolve("run").resolve(pod.name()).resolve("environment.json"), Map.class);
    }
}

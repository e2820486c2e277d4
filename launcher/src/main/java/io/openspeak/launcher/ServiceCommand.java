package io.openspeak.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a service is started: its command line and the environment that configures it. */
final class ServiceCommand {

    private ServiceCommand() {}

    static List<String> arguments(InstallationPlan plan, PodPlacement pod) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Its command line is how `down` knows that a process is ours.
        arguments.add("-Dopenspeak.data=" + plan.data().path());
        arguments.add("-Xmx256m");
        arguments.add("-XX:+ExitOnOutOfMemoryError");
        Path jar = pod.service().jar(plan.repository());
        Path startUpCache = jar.resolveSibling("app.aot");
        if (Files.isRegularFile(startUpCache)) {
            arguments.add("-XX:AOTCache=" + startUpCache);
        }
        arguments.addAll(plan.javaOptions().getOrDefault(pod.service(), List.of()));
        arguments.add("-jar");
        arguments.add(jar.toString());
        return List.copyOf(arguments);
    }

    static Map<String, String> environment(InstallationPlan plan, PodPlacement pod) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(pod.port()));
        environment.put("REDIS_URL", "redis://127.0.0.1:" + plan.redisPort());
        plan.entryPorts().forEach((service, port) -> {
            environment.put("OPENSPEAK_" + service + "_HOST", "127.0.0.1");
            environment.put("OPENSPEAK_" + service + "_PORT", port.toString());
        });
        environment.put("OPENSPEAK_POD", pod.name());
        // On a laptop nobody has to learn first that a pod is about to stop, and often there is no other pod to move
        // to.
        environment.put("OPENSPEAK_STOP_ENDPOINTS", "0s");
        environment.put("OPENSPEAK_STOP_HAND_OVER", "3s");
        environment.put(
                "OPENSPEAK_SERVICE_TOKEN_FILE",
                plan.data().tokenFile(pod.service().module()).toString());
        environment.putAll(ofOneService(plan, pod.service()));
        environment.putAll(plan.environment().getOrDefault(pod.service(), Map.of()));
        return Map.copyOf(environment);
    }

    private static Map<String, String> ofOneService(InstallationPlan plan, Service service) {
        return switch (service) {
            case AUTH ->
                Map.of(
                        "OPENSPEAK_AUTH_SIGNING_KEY_FILE",
                        Secrets.signingKeyFile(plan.data()).toString(),
                        "OPENSPEAK_AUTH_TOKENS_FILE",
                        Secrets.tokensFile(plan.data()).toString(),
                        // The administrator of a laptop signs in by its token; a one-time password in a log would only
                        // puzzle.
                        "OPENSPEAK_AUTH_FIRST_ADMIN",
                        "");
            // A laptop's installation is small enough that everyone may watch everyone.
            case PRESENCE -> Map.of("OPENSPEAK_PRESENCE_WATCH_EVERYONE_ROLES", "admin,moderator,member");
            case VOICE, CHANNEL -> Map.of();
        };
    }
}

package io.openspeak.e2e;

import io.openspeak.launcher.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real Keycloak in its development mode: on loopback, its data in memory, ended with the scenario. */
final class KeycloakServer implements AutoCloseable {

    static final String ADMIN_PASSWORD = "only for this run";

    private static final Path FOLDER = Path.of(System.getProperty("openspeak.keycloak", "target/keycloak"));
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final int LINES_SHOWN = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free(1).getFirst();
    private final Path log = FOLDER.resolveSibling("keycloak.log");
    private final Thread endAtExit = new Thread(this::end, "end-keycloak");
    private @Nullable Process process;

    /** Starts it and returns once it can be used. */
    void start() throws IOException {
        Runtime.getRuntime().addShutdownHook(endAtExit);
        Process started = builder().start();
        process = started;
        Awaitility.await()
                .atMost(START_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> answers(started));
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        FOLDER.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-access-log-enabled=true")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // Its threads reset their locals, which recent Java wants to be permitted; and it runs for a minute or two.
        environment.put("JAVA_OPTS_APPEND", "--add-opens=java.base/java.lang=ALL-UNNAMED -XX:TieredStopAtLevel=1");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return builder;
    }

    /** Where it is, or will be. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The folder of its commands. */
    static Path commands() {
        return FOLDER.resolve("bin").toAbsolutePath();
    }

    private boolean answers(Process started) {
        if (!started.isAlive()) {
            List<String> lines = log();
            throw new IllegalStateException("Keycloak ended while it started:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())));
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(address() + "/realms/master")))
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** What its token endpoint answers to a grant. */
    String grant(String realm, Map<String, String> form) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create(address() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Keycloak answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** An access token by name and password. */
    String accessToken(String realm, String client, String user, String password) {
        return field(
                grant(
                        realm,
                        Map.of(
                                "grant_type", "password",
                                "client_id", client,
                                "username", user,
                                "password", password)),
                "access_token");
    }

    /** A field of such an answer. */
    static String field(String answer, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer);
        if (!field.find()) {
            throw new IllegalStateException("Keycloak answered without " + name);
        }
        return field.group(1);
    }

    /** How often it was asked for the keys of a realm. */
    long keySetRequests(String realm) {
        String request = "\"GET /realms/" + realm + "/protocol/openid-connect/certs ";
        return log().stream().filter(line -> line.contains(request)).count();
    }

    private List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Its script starts a first process that prepares the second one: none of them may stay. */
    private void end() {
        Process started = process;
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(endAtExit);
        end();
        http.close();
    }
}

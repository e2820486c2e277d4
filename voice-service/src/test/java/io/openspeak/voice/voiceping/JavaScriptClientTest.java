package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openspeak.voice.given.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that was written with the libraries of VoicePing's own users. Needs node and npm, and is left out where they are not. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class JavaScriptClientTest extends VoicePingWorld {

    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path THERE = Path.of("target/js");

    @Test
    void clientOfTheGuide_runsUnchanged() throws Exception {
        assumeTrue(exists("node") && exists("npm"), "node and npm are not there");
        onlyOneAtATime();
        Files.createDirectories(THERE);
        for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(
                    SOURCE.resolve(file),
                    THERE.resolve(file),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") == 0, "no npm registry is there");

        int ended = run(
                "node",
                "client.mjs",
                "ws://127.0.0.1:" + address.getPort(),
                String.valueOf(group),
                SelfSigned.of(101).with("channelIds", List.of(group)).with("role", "mobile").sign(),
                SelfSigned.of(102).with("channelIds", List.of(group)).with("role", "mobile").sign(),
                SelfSigned.of("web").with("role", "web").sign());

        assertThat(ended).as(Files.readString(THERE.resolve("node.log"))).isZero();
    }

    private static boolean exists(String program) {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(THERE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(THERE.resolve(command[0] + ".log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}

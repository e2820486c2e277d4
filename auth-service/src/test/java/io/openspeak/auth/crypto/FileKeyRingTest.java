package io.openspeak.auth.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.RotationRule;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys from mounted files. */
class FileKeyRingTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RotationRule RULE =
            new RotationRule(Duration.ofDays(30), OVERLAP, Duration.ofSeconds(1), LIFE);

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void oneFile_signsAtOnce() throws IOException {
        TestTokens key = put("a.pem", START);

        HeldRing held = ring(folder.resolve("a.pem")).read(START);

        assertThat(held.signing(START).id()).isEqualTo(key.keyId());
    }

    @Test
    void newFile_whileRunning_signsAfterTheOverlapAndTheOldOneStays() throws IOException {
        TestTokens first = put("2026-01.pem", START);
        FileKeyRing ring = ring(folder);
        ring.read(START);

        TestTokens second = put("2026-02.pem", START);
        HeldRing seen = ring.read(START);

        assertThat(seen.keys()).containsOnlyKeys(first.keyId(), second.keyId());
        assertThat(seen.signing(START).id()).isEqualTo(first.keyId());
        assertThat(seen.signing(START.plus(OVERLAP)).id()).isEqualTo(second.keyId());
    }

    @Test
    void fileRemoved_itsKeyIsPublishedUntilItsLastTokenHasEnded() throws IOException {
        TestTokens first = put("1.pem", START);
        FileKeyRing ring = ring(folder);
        ring.read(START);
        put("2.pem", START);
        ring.read(START);

        Files.delete(folder.resolve("1.pem"));

        Instant relieved = START.plus(OVERLAP);
        assertThat(ring.read(relieved.plus(LIFE)).keys()).containsKey(first.keyId());
        assertThat(ring.read(relieved.plus(LIFE).plusSeconds(120)).keys()).doesNotContainKey(first.keyId());
    }

    @Test
    void fileReplaced_newKeySignsAfterTheOverlap() throws IOException {
        TestTokens first = put("key.pem", START);
        FileKeyRing ring = ring(folder.resolve("key.pem"));
        ring.read(START);

        TestTokens second = put("key.pem", START.plusSeconds(5));
        HeldRing held = ring.read(START.plusSeconds(5));

        assertThat(held.signing(START.plusSeconds(5)).id()).isEqualTo(first.keyId());
        assertThat(held.signing(START.plusSeconds(5).plus(OVERLAP)).id()).isEqualTo(second.keyId());
    }

    @Test
    void twoOldFiles_atStart_newestSigns() throws IOException {
        put("1.pem", START.minus(Duration.ofDays(40)));
        TestTokens second = put("2.pem", START.minus(Duration.ofDays(10)));

        assertThat(ring(folder).read(START).signing(START).id()).isEqualTo(second.keyId());
    }

    @Test
    void secretsFolder_linksAndHiddenFolders_areNoKeys() throws IOException {
        Files.createDirectory(folder.resolve("..data"));
        Files.writeString(folder.resolve("notes.txt"), "not a key");
        TestTokens key = put("1.pem", START);

        assertThat(ring(folder).read(START).keys()).containsOnlyKeys(key.keyId());
    }

    @Test
    void badFile_whileRunning_isNamedAndKnownKeysStay() throws IOException {
        TestTokens key = put("1.pem", START);
        FileKeyRing ring = ring(folder);
        ring.read(START);

        Files.writeString(folder.resolve("2.pem"), "half");

        assertThatThrownBy(() -> ring.read(START)).hasMessageContaining("2.pem");
        Files.delete(folder.resolve("2.pem"));
        assertThat(ring.read(START).keys()).containsOnlyKeys(key.keyId());
    }

    @Test
    void nothingThere_atStart_isRefusedWithTheSetting() {
        assertThatThrownBy(() -> ring(folder).atStart(START))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("openspeak.auth.signing-key-file")
                .hasMessageContaining("*.pem");
    }

    @Test
    void rotation_byCommand_isRefusedWithWhatToDo() {
        assertThatThrownBy(() -> ring(folder).rotated(START, Actor.OURSELVES))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("add a key file");
    }

    private static FileKeyRing ring(Path place) {
        return new FileKeyRing(VERTX, place, RULE);
    }

    private TestTokens put(String name, Instant modified) throws IOException {
        TestTokens tokens = TestTokens.generate();
        Path file = Files.writeString(folder.resolve(name), tokens.pem());
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return tokens;
    }
}

package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.KeyRing;
import io.openspeak.auth.domain.KeyRing.Listed;
import io.openspeak.auth.domain.RingKey;
import io.openspeak.auth.domain.RotationRule;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signing keys from a mounted secret: one PEM file, or a folder of which the last file by name signs once it was there long enough.
 * Keys whose files are gone verify until their last token has ended.
 */
final class FileKeyRing implements KeyRingSource {

    private final Vertx vertx;
    private final Path place;
    private final RotationRule rule;

    private HeldRing held = HeldRing.NOTHING;
    private List<KeyFile> lastRead = List.of();
    private List<Provided> provided = List.of();

    /** @param seen changes with the file */
    private record KeyFile(Path path, Instant modified, String seen) {}

    private record Provided(SigningKey key, Instant since) {}

    FileKeyRing(Vertx vertx, Path place, RotationRule rule) {
        this.vertx = vertx;
        this.place = place;
        this.rule = rule;
    }

    @Override
    public Optional<HeldRing> atStart(Instant now) {
        try {
            return Optional.of(read(now));
        } catch (IllegalArgumentException unusable) {
            throw new ConfigurationException(
                    "The signing key (openspeak.auth.signing-key-file) can't be used: " + unusable.getMessage() + ".");
        }
    }

    @Override
    public Uni<HeldRing> refreshed(Instant now) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> read(now)).toCompletionStage());
    }

    @Override
    public Uni<HeldRing> rotated(Instant now, Actor actor) {
        throw new Refusal(
                Reason.KEYS_ARE_MOUNTED,
                "The signing keys come from files: add a key file whose name sorts last, and it will sign.");
    }

    /** Blocks. An IllegalArgumentException names the file that can't be used, and why. */
    synchronized HeldRing read(Instant now) {
        List<KeyFile> files = files();
        if (!files.equals(lastRead)) {
            provided = files.stream()
                    .map(file -> new Provided(parse(file.path()), file.modified()))
                    .toList();
            lastRead = files;
        }
        KeyRing ring = held.ring()
                .following(
                        provided.stream()
                                .map(each -> new Listed(each.key().id(), each.since()))
                                .toList(),
                        now,
                        rule);
        held = new HeldRing(ring, published(ring));
        return held;
    }

    /** Whatever lies in the folder is published too: another replica may sign with it already. */
    private Map<String, SigningKey> published(KeyRing ring) {
        Map<String, SigningKey> keys = new HashMap<>(held.keys());
        keys.keySet().retainAll(ring.keys().stream().map(RingKey::id).toList());
        provided.forEach(each -> keys.put(each.key().id(), each.key()));
        return keys;
    }

    private List<KeyFile> files() {
        try (Stream<Path> found = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            List<KeyFile> files = found.filter(file -> file.equals(place) || isKeyFile(file))
                    .sorted()
                    .map(FileKeyRing::look)
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(place + " holds no file *.pem");
            }
            return files;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException(
                    place + " can't be read (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        }
    }

    /** Mounted secrets have links to hidden folders beside the files. */
    private static boolean isKeyFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".pem") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static KeyFile look(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Instant modified = now.lastModifiedTime().toInstant();
            return new KeyFile(file, modified, modified + "/" + now.size() + "/" + now.fileKey());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SigningKey parse(Path file) {
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " can't be read (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + " can't be used: " + malformed.getMessage(), malformed);
        }
    }
}

package io.openspeak.auth.tokensfile;

import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.SecretHash;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of a tokens file as last read; a file that can't be used leaves those before it in force. */
final class TokensWatch {

    private static final System.Logger LOG = System.getLogger(TokensWatch.class.getName());

    private volatile Map<SecretHash, PreSharedToken> tokens = Map.of();
    private volatile Optional<String> fault = Optional.of("it has not been read yet");
    private String lastSeen = "";

    /** The entry of a token, ended or not. How long a look for a hash takes tells nothing of the tokens that have others. */
    Optional<PreSharedToken> find(String token) {
        return Optional.ofNullable(tokens.get(SecretHash.of(token)));
    }

    /** Why no tokens are known; empty from the first file on that could be used. */
    Optional<String> fault() {
        return fault;
    }

    /** Reads the file if it is not the one that was read last, and returns the entries that are gone or give less now; blocks. */
    synchronized List<PreSharedToken> refresh(Path file) {
        Map<SecretHash, PreSharedToken> before = tokens;
        String seen = "";
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            seen = now.lastModifiedTime() + "/" + now.size() + "/" + now.fileKey();
            if (!seen.equals(lastSeen)) {
                tokens = bySecret(TokensDocument.parse(Files.readString(file)));
                fault = Optional.empty();
                LOG.log(Level.INFO, "tokens_file_read file={0} tokens={1}", file, tokens.size());
            }
        } catch (IOException unreadable) {
            seen = complainOnce(
                    file,
                    "unreadable",
                    "it can't be read (" + unreadable.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException unusable) {
            complainOnce(file, seen, String.valueOf(unusable.getMessage()));
        }
        lastSeen = seen;
        return before == tokens
                ? List.of()
                : before.values().stream().filter(this::isGone).toList();
    }

    /** Of entries for one token the last one counts. */
    private static Map<SecretHash, PreSharedToken> bySecret(List<PreSharedToken> entries) {
        Map<SecretHash, PreSharedToken> known = new HashMap<>();
        for (PreSharedToken entry : entries) {
            PreSharedToken other = known.put(entry.secret(), entry);
            if (other != null) {
                LOG.log(
                        Level.WARNING,
                        "tokens_file_entry_overruled entry={0} by={1}: they name one token",
                        other.name(),
                        entry.name());
            }
        }
        return known;
    }

    private boolean isGone(PreSharedToken entry) {
        PreSharedToken now = tokens.get(entry.secret());
        return now == null || !entry.goesOnIn(now);
    }

    private String complainOnce(Path file, String seen, String why) {
        if (!seen.equals(lastSeen)) {
            LOG.log(
                    Level.ERROR,
                    fault.isPresent()
                            ? "tokens_file_unusable file={0}: {1}; this pod is not ready before it is mended"
                            : "tokens_file_unusable file={0}: {1}; the {2} tokens before it stay in force",
                    file,
                    why,
                    tokens.size());
            fault = fault.map(before -> why);
        }
        return seen;
    }
}

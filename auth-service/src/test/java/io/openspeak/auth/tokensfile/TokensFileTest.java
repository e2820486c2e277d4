package io.openspeak.auth.tokensfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.TokenEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a tokens file that changes is followed. */
class TokensFileTest {

    @TempDir
    Path folder;

    private final TokensWatch tokens = new TokensWatch();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("tokens.json");
        TokenEntries.write(file, TokenEntries.entry("alice", "member", "first", "null"));
        tokens.refresh(file);
    }

    @Test
    void refresh_badFile_keepsTheTokensBefore() throws IOException {
        Files.writeString(file, "{ not json");

        tokens.refresh(file);

        assertThat(tokens.find("first")).isPresent();
    }

    @Test
    void fault_isThatOfTheFirstFiles_untilOneCanBeUsed() throws IOException {
        TokensWatch fresh = new TokensWatch();
        Files.delete(file);
        fresh.refresh(file);
        assertThat(fresh.fault()).contains("it can't be read (NoSuchFileException)");
        Files.writeString(file, "{ not json");
        fresh.refresh(file);
        assertThat(fresh.fault()).contains("it is not the expected JSON, near line 1");

        TokenEntries.write(file);
        fresh.refresh(file);

        assertThat(fresh.fault()).isEmpty();
    }

    @Test
    void fault_afterAFileThatCouldBeUsed_isNone() throws IOException {
        Files.writeString(file, "{ not json");

        tokens.refresh(file);

        assertThat(tokens.fault()).isEmpty();
    }

    @Test
    void refresh_fileGone_keepsTheTokensBefore() throws IOException {
        Files.delete(file);

        tokens.refresh(file);

        assertThat(tokens.find("first")).isPresent();
    }

    @Test
    void refresh_repairedFile_isRead() throws IOException {
        Files.writeString(file, "{ not json");
        tokens.refresh(file);
        TokenEntries.write(file, TokenEntries.entry("bob", "member", "second", "null"));

        tokens.refresh(file);

        assertThat(tokens.find("second")).isPresent();
        assertThat(tokens.find("first")).isEmpty();
    }

    @Test
    void find_tokenOfTwoEntries_isTheLast() throws IOException {
        TokenEntries.write(
                file,
                TokenEntries.entry("alice", "member", "first", "null"),
                TokenEntries.entry("bob", "admin", "first", "null"));

        tokens.refresh(file);

        assertThat(tokens.find("first").orElseThrow().user().value()).isEqualTo("bob");
    }

    @Test
    void find_unknownToken_isEmpty() {
        assertThat(tokens.find("other")).isEmpty();
    }
}

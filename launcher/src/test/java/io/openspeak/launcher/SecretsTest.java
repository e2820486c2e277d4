package io.openspeak.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first start makes, and what later starts must leave alone. */
class SecretsTest {

    private DataFolder data;
    private Secrets secrets;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        data = new DataFolder(folder);
        secrets = new Secrets(data);
    }

    @Test
    void ensure_twice_changesNothing() throws IOException {
        secrets.ensure(Account.standard());
        Map<String, String> first = contents();

        secrets.ensure(Account.standard());

        assertThat(contents()).isEqualTo(first).hasSize(2 + 8);
    }

    @Test
    void ensure_letsOnlyTheOwnerRead() throws IOException {
        secrets.ensure(Account.standard());

        assertThat(rights(data.secrets())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(data.secrets())) {
            assertThat(files).allSatisfy(file -> assertThat(rights(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void ensure_writesHashesNotTokens() throws Exception {
        secrets.ensure(List.of(Account.member("alice")));

        String token = Files.readString(data.tokenFile("alice")).strip();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
        assertThat(token).matches("ost_[A-Za-z0-9_-]{43}");
        assertThat(tokens())
                .containsExactly(new Secrets.TokenEntry("local alice", "alice", List.of("member"), hash, null));
        assertThat(Files.readString(Secrets.tokensFile(data)))
                .contains("\"expires_at\" : null")
                .doesNotContain(token);
    }

    @Test
    void ensure_withFurtherPerson_keepsTheOthersAndOperatorsChanges() throws IOException {
        secrets.ensure(List.of(Account.member("alice")));
        Secrets.TokenEntry alice = tokens().getFirst();
        Secrets.TokenEntry expired =
                new Secrets.TokenEntry(alice.name(), "alice", List.of(), alice.sha256(), "2020-01-01T00:00:00Z");
        Files.writeString(Secrets.tokensFile(data), Json.text(new Secrets.TokenList(List.of(expired))));

        secrets.ensure(List.of(Account.member("alice"), Account.member("dave")));

        assertThat(tokens()).hasSize(2).contains(expired);
        assertThat(tokens().getLast().user()).isEqualTo("dave");
    }

    @Test
    void ensure_afterLossOfTokenFile_replacesItsEntry() throws IOException {
        secrets.ensure(List.of(Account.member("alice")));
        Secrets.TokenEntry lost = tokens().getFirst();
        Files.delete(data.tokenFile("alice"));

        secrets.ensure(List.of(Account.member("alice")));

        assertThat(tokens()).hasSize(1).doesNotContain(lost);
    }

    @Test
    void signingKey_isP256InPkcs8Pem() throws Exception {
        secrets.ensure(List.of());

        String pem = Files.readString(Secrets.signingKeyFile(data));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
    }

    private List<Secrets.TokenEntry> tokens() throws IOException {
        return Json.read(Secrets.tokensFile(data), Secrets.TokenList.class).tokens();
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(data.secrets())) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

package io.openspeak.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.redis.TestStores;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first administrator, made by several pods on a real Redis. */
class FirstAdminTest {

    private static final UserId ADMIN = new UserId("admin");
    private static final Pattern SECRET = Pattern.compile("one-time password: +(\\S{22})");

    private static TestStores stores;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T00:00:00Z"));
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        stores = new TestStores();
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @BeforeEach
    void clear() {
        stores.clear();
    }

    @Test
    void make_byManyPodsAtOnce_makesOneAndPrintsItsPasswordOnce() {
        Uni.join()
                .all(IntStream.range(0, 10).mapToObj(i -> pod("admin").make()).toList())
                .andFailFast()
                .await()
                .indefinitely();

        StoredAccount admin = admin();
        assertThat(admin.account().roles()).containsExactly(Role.ADMIN);
        assertThat(printed()).hasSize(1);
        assertThat(hashOf(printed().getFirst())).isEqualTo(admin.password());
        assertThat(stores.dump()).contains("first_admin_made");
    }

    @Test
    void make_whereThereIsAnAdmin_makesNone() {
        make("root");

        make("admin");

        assertThat(stores.accounts().find(ADMIN).await().indefinitely()).isEmpty();
        assertThat(printed()).hasSize(1);
    }

    @Test
    void make_nobodyNamed_makesNone() {
        make("");

        assertThat(printed()).isEmpty();
        assertThat(stores.dump()).isEmpty();
    }

    @Test
    void make_soonAgain_leavesThePasswordAlone() {
        make("admin");
        clock.advance(FirstAdmin.LEFT_ALONE.minusSeconds(1));

        make("admin");

        assertThat(printed()).hasSize(1);
    }

    @Test
    void make_laterAgainBeforeALastingPasswordWasSet_makesAnother() {
        make("admin");
        assertThat(stores.passwords().spend(admin()).await().indefinitely()).isTrue();
        clock.advance(FirstAdmin.LEFT_ALONE);

        make("admin");

        assertThat(printed()).hasSize(2);
        assertThat(hashOf(printed().get(1))).isEqualTo(admin().password());
    }

    @Test
    void make_laterAgainOnceALastingPasswordWasSet_changesNothing() {
        make("admin");
        stores.passwords()
                .set(admin(), new PasswordHash("lasting"), clock.instant(), TestEntries.any(clock.instant()))
                .await()
                .indefinitely();
        clock.advance(Duration.ofDays(1));

        make("admin");

        assertThat(printed()).hasSize(1);
        assertThat(admin().password()).contains(new PasswordHash("lasting"));
    }

    @Test
    void spend_byManyAtOnce_letsOneIn() {
        make("admin");
        StoredAccount seen = admin();

        List<Boolean> spent = Uni.join()
                .all(IntStream.range(0, 20)
                        .mapToObj(i -> stores.passwords().spend(seen))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(spent).containsOnlyOnce(true);
        assertThat(admin().passwordNeeded()).isTrue();
    }

    private void make(String id) {
        pod(id).make().await().indefinitely();
    }

    private FirstAdmin pod(String id) {
        return new FirstAdmin(
                stores.accounts(),
                stores.passwords(),
                stores.administrators(),
                new NewPasswords(new PlainHashes()),
                Optional.of(id),
                clock,
                new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private static StoredAccount admin() {
        return stores.accounts().find(ADMIN).await().indefinitely().orElseThrow();
    }

    private static Optional<PasswordHash> hashOf(String secret) {
        return Optional.of(new PlainHashes().hash(secret).await().indefinitely());
    }

    private List<String> printed() {
        return SECRET.matcher(console.toString(StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}

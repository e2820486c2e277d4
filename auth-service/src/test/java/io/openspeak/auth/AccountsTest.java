package io.openspeak.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.auth.Accounts.Credential;
import io.openspeak.auth.domain.AccountChange;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.redis.TestStores;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.AuthFact.FactCase;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administration of accounts by two pods on a real Redis. */
class AccountsTest {

    private static final PartitionedLog LOG = new PartitionedLog("auth", 16);
    private static final AccountChange DISABLE =
            new AccountChange(Optional.empty(), Optional.empty(), Optional.of(true));
    private static final AccountChange ENABLE =
            new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false));
    private static final AccountChange DEMOTE =
            new AccountChange(Optional.empty(), Optional.of(Set.of(Role.MEMBER)), Optional.empty());

    private static TestStores stores;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T00:00:00Z"));
    private List<Accounts> pods = List.of();

    @BeforeAll
    static void start() {
        stores = new TestStores();
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @BeforeEach
    void open() {
        stores.clear();
        pods = List.of(pod(), pod());
    }

    @Test
    void list_overAllPartitions_givesEveryAccountOnceInOrder() {
        List<String> ids =
                IntStream.range(0, 250).mapToObj("user-%03d"::formatted).toList();
        ids.forEach(id -> create(id, Role.MEMBER));

        List<String> listed = new ArrayList<>();
        Optional<UserId> after = Optional.empty();
        int pages = 0;
        do {
            Accounts.Listing page = pods.getFirst().list(after, 40).await().indefinitely();
            page.accounts()
                    .forEach(account -> listed.add(account.account().user().value()));
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(listed).isEqualTo(ids);
        assertThat(pages).isEqualTo(7);
    }

    @Test
    void disable_andEnable_tellAllThatFollows() {
        create("alice", Role.MEMBER);

        update(0, "alice", DISABLE);
        assertThat(facts("alice"))
                .containsExactly(
                        "ACCOUNT_CHANGED", "ACCOUNT_CHANGED disabled", "REVOKED by time", "REVOKED until enabled");
        assertThat(kept("alice")).containsExactlyInAnyOrder("user:alice", "disabled:alice");

        update(1, "alice", ENABLE);
        assertThat(facts("alice")).endsWith("ACCOUNT_CHANGED", "REVOKED by time");
        assertThat(kept("alice")).containsExactly("user:alice");
    }

    @Test
    void newRoles_endSignIns_andANewNameDoesNot() {
        create("alice", Role.MODERATOR);
        update(0, "alice", new AccountChange(Optional.of("Alice"), Optional.empty(), Optional.empty()));
        assertThat(facts("alice")).containsExactly("ACCOUNT_CHANGED", "ACCOUNT_CHANGED");

        update(0, "alice", DEMOTE);

        assertThat(facts("alice")).endsWith("ACCOUNT_CHANGED", "REVOKED by time");
    }

    @Test
    void update_toTheSame_writesNothing() {
        create("alice", Role.MEMBER);

        Accounts.Changed changed = update(0, "alice", ENABLE);

        assertThat(changed.position().encode()).isEmpty();
        assertThat(facts("alice")).hasSize(1);
    }

    @Test
    void delete_thenCreateAgain_letsTheNewOneInAndNotItsPast() {
        create("alice", Role.MEMBER);
        pods.getFirst().delete(Actor.OURSELVES, new UserId("alice")).await().indefinitely();
        assertThat(facts("alice")).endsWith("REVOKED by time", "REVOKED until enabled", "ACCOUNT_DELETED");
        assertThat(kept("alice")).containsExactlyInAnyOrder("user:alice", "disabled:alice");
        assertThat(pods.getFirst()
                        .list(Optional.empty(), 10)
                        .await()
                        .indefinitely()
                        .accounts())
                .isEmpty();

        create("alice", Role.MEMBER);

        assertThat(kept("alice")).containsExactly("user:alice");
        assertThat(facts("alice")).endsWith("ACCOUNT_CHANGED");
    }

    @Test
    void lastAdmin_mustStay() {
        create("root", Role.ADMIN);
        create("alice", Role.MEMBER);

        for (AccountChange change : List.of(DISABLE, DEMOTE)) {
            assertThatThrownBy(() -> update(0, "root", change))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("'root' is the last");
        }
        assertThatThrownBy(() -> pods.getFirst()
                        .delete(Actor.OURSELVES, new UserId("root"))
                        .await()
                        .indefinitely())
                .hasMessageContaining("'root' is the last");
        create("second", Role.ADMIN);
        assertThat(update(0, "root", DEMOTE).account().account().roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void lastAdmin_manyLeaveAtOnce_oneStays() {
        for (int round = 0; round < 20; round++) {
            stores.clear();
            List<String> admins =
                    IntStream.range(0, 6).mapToObj(i -> "admin-" + i).toList();
            admins.forEach(id -> create(id, Role.ADMIN));

            Uni.join()
                    .all(IntStream.range(0, 12)
                            .mapToObj(i -> pods.get(i % 2)
                                    .update(
                                            Actor.OURSELVES,
                                            new UserId(admins.get(i % 6)),
                                            i % 3 == 0 ? DISABLE : DEMOTE)
                                    .onFailure(Refusal.class)
                                    .recoverWithNull())
                            .toList())
                    .andCollectFailures()
                    .await()
                    .indefinitely();

            assertThat(admins.stream().filter(id -> find(id).account().administers()))
                    .as("administrators left in round %d", round)
                    .isNotEmpty();
        }
    }

    @Test
    void update_manyAtOnce_loseNone() {
        create("alice", Role.MEMBER);

        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(i -> pods.get(i % 2)
                                .update(
                                        Actor.OURSELVES,
                                        new UserId("alice"),
                                        i == 0
                                                ? DISABLE
                                                : new AccountChange(
                                                        Optional.of("name " + i), Optional.empty(), Optional.empty())))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertThat(find("alice").account().disabled()).isTrue();
        assertThat(find("alice").version()).isEqualTo(5);
    }

    private Accounts pod() {
        return new Accounts(stores.accounts(), stores.administrators(), new NewPasswords(new PlainHashes()), clock);
    }

    private void create(String id, Role role) {
        pods.getFirst()
                .create(Actor.OURSELVES, new UserId(id), "", Set.of(role), new Credential.None())
                .await()
                .indefinitely();
    }

    private Accounts.Changed update(int pod, String id, AccountChange change) {
        return pods.get(pod)
                .update(Actor.OURSELVES, new UserId(id), change)
                .await()
                .indefinitely();
    }

    private static StoredAccount find(String id) {
        return stores.accounts().find(new UserId(id)).await().indefinitely().orElseThrow();
    }

    private static List<String> kept(String user) {
        List<String> keys = new ArrayList<>();
        stores.send(Command.HKEYS, LOG.key(LOG.partitionOf(user), "revocations"))
                .forEach(key -> keys.add(key.toString()));
        return keys;
    }

    private static List<String> facts(String user) {
        int partition = LOG.partitionOf(user);
        return StreamEntries.of(partition, stores.send(Command.XRANGE, LOG.stream(partition), "-", "+")).stream()
                .map(fact -> told(fact.data()))
                .toList();
    }

    private static String told(byte[] data) {
        try {
            AuthFact fact = AuthFact.parseFrom(data);
            String more = "";
            if (fact.getFactCase() == FactCase.REVOKED) {
                more = fact.getRevoked().getUntilEnabled() ? " until enabled" : " by time";
            } else if (fact.getAccountChanged().getDisabled()) {
                more = " disabled";
            }
            return fact.getFactCase() + more;
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }
}

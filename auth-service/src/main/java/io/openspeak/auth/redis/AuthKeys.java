package io.openspeak.auth.redis;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of all keys of auth-service. */
final class AuthKeys {

    /** {@code auth:events}: accounts and revocations. */
    static final PartitionedLog LOG = new PartitionedLog("auth", 16);

    private AuthKeys() {}

    /** The account (hash). */
    static String account(UserId user) {
        return LOG.key(LOG.partitionOf(user.value()), "account:" + user);
    }

    /** The user's families of refresh tokens (hash). */
    static String families(UserId user) {
        return LOG.key(LOG.partitionOf(user.value()), "families:" + user);
    }

    /** The user's API tokens (hash). */
    static String tokens(UserId user) {
        return LOG.key(partition(user), "tokens:" + user);
    }

    /** Whose the partition's API tokens are (hash): token id to user id. */
    static String tokenOwners(int partition) {
        return LOG.key(partition, "token-owners");
    }

    /** Revocations that still matter (hash): {@code Revocation.key} to the {@code AuthFact} that told of it. */
    static String revocations(int partition) {
        return LOG.key(partition, "revocations");
    }

    /** Keys of the revocations that end, by the time when they may be forgotten (sorted set). */
    static String revocationsDue(int partition) {
        return LOG.key(partition, "revocations-due");
    }

    /** Audit of acts that changed something in the partition (stream); written by the scripts of these acts. */
    static String audit(int partition) {
        return LOG.key(partition, "audit");
    }

    /** Audit of attempts (stream), kept apart so that no flood of them pushes out an act. */
    static String attempts(int partition) {
        return LOG.key(partition, "audit-attempts");
    }

    /** Ids of the partition's accounts (sorted set, all with score 0, so by id). */
    static String accounts(int partition) {
        return LOG.key(partition, "accounts");
    }

    /** Ids of the partition's enabled accounts with role admin (set). */
    static String admins(int partition) {
        return LOG.key(partition, "admins");
    }

    /** Permission for an account to leave the administrators (string that lapses). */
    static String leave(UserId user) {
        return LOG.key(LOG.partitionOf(user.value()), "leave:" + user);
    }

    /** Where an account signed in from lately: keyed hashes by the time of the last sign-in (sorted set). */
    static String places(UserId user) {
        return LOG.key(LOG.partitionOf(user.value()), "places:" + user);
    }

    /** A counter of failed attempts (string that lapses), in the partition of the account's name or of the address. */
    static String attemptCounter(String nameOrAddress, String hash) {
        return LOG.key(LOG.partitionOf(nameOrAddress), "attempts:" + hash);
    }

    /** Where all that belongs to the user lies. */
    static int partition(UserId user) {
        return LOG.partitionOf(user.value());
    }

    /** What {@code revoke} (lua/revoke.lua) needs of a script's KEYS: revocations, due, stream, epoch. */
    static List<String> ofRevocation(UserId user) {
        int partition = partition(user);
        return List.of(revocations(partition), revocationsDue(partition), LOG.stream(partition), LOG.epoch(partition));
    }

    /** Where a script on the user's partition wrote its fact: what {@code append_fact} returned. */
    static LogPosition position(UserId user, @Nullable Response written) {
        Response entry = Objects.requireNonNull(written);
        return LogPosition.of(
                partition(user),
                entry.get(0).toString(),
                EntryId.parse(entry.get(1).toString()));
    }

    /** As {@link #position}; empty if the script answered {@code {}}, since it wrote nothing. */
    static Optional<LogPosition> positionIfWritten(UserId user, @Nullable Response written) {
        return Objects.requireNonNull(written).size() == 0 ? Optional.empty() : Optional.of(position(user, written));
    }

    /**
     * What a script on the account gets as KEYS: account, stream, epoch, revocations, due, audit, accounts, admins, families,
     * leave, places, tokens, owners of tokens; a script uses those that its header lists.
     */
    static List<String> ofAccountScript(UserId user) {
        int partition = LOG.partitionOf(user.value());
        return List.of(
                account(user),
                LOG.stream(partition),
                LOG.epoch(partition),
                revocations(partition),
                revocationsDue(partition),
                audit(partition),
                accounts(partition),
                admins(partition),
                families(user),
                leave(user),
                places(user),
                tokens(user),
                tokenOwners(partition));
    }

    /** The shared signing keys (hash): not anybody's, so of the first partition. */
    static String signingKeys() {
        return LOG.key(0, "keys");
    }

    /** What the script on the signing keys gets as KEYS: keys, stream, epoch, audit. */
    static List<String> ofSigningKeysScript() {
        return List.of(signingKeys(), LOG.stream(0), LOG.epoch(0), audit(0));
    }
}

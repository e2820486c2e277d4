package io.openspeak.auth.redis;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;
import java.util.List;

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
    static String attempts(String nameOrAddress, String hash) {
        return LOG.key(LOG.partitionOf(nameOrAddress), "attempts:" + hash);
    }

    /**
     * What a script on the account gets as KEYS: account, stream, epoch, revocations, due, audit, accounts, admins, families,
     * leave, places; a script uses those that its header lists.
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
                places(user));
    }
}

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

    /** What a script on the account gets as KEYS: account, stream, epoch. */
    static List<String> ofAccountScript(UserId user) {
        int partition = LOG.partitionOf(user.value());
        return List.of(account(user), LOG.stream(partition), LOG.epoch(partition));
    }

    /** The shared signing keys (hash): not anybody's, so of the first partition. */
    static String signingKeys() {
        return LOG.key(0, "keys");
    }

    /** What the script on the signing keys gets as KEYS: keys, stream, epoch. */
    static List<String> ofSigningKeysScript() {
        return List.of(signingKeys(), LOG.stream(0), LOG.epoch(0));
    }
}

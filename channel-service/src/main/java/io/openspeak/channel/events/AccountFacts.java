package io.openspeak.channel.events;

import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.Revocation;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.membership.AccountChanges;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.FactWorker;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Acts on auth-service's facts: whose account lost its sign-ins leaves, whose roles changed has other rights. */
@Singleton
public class AccountFacts extends FactWorker<AuthFact> {

    private final AccountChanges accounts;

    public AccountFacts(
            AccountChanges accounts,
            PartitionedLog own,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        super(
                "account-facts",
                new FactReader<>("auth.v1", AuthFact.parser()),
                "auth",
                own,
                redis,
                tail,
                pod.value(),
                clock);
        this.accounts = accounts;
    }

    @Override
    protected Uni<Void> handle(AuthFact fact) {
        return switch (fact.getFactCase()) {
            case ACCOUNT_CHANGED -> changed(fact.getAccountChanged());
            case ACCOUNT_DELETED -> accounts.deleted(new UserId(fact.getAccountDeleted()));
            case REVOKED -> revoked(fact.getRevoked());
            case SIGNING_KEY_CHANGED, FACT_NOT_SET -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> changed(Account account) {
        return accounts.changed(
                new UserId(account.getUserId()), MemberMessages.roles(account.getRolesList()), account.getDisabled());
    }

    /** Single tokens and families are cut with the sessions that they opened, which presence-service tells of. */
    private Uni<Void> revoked(Revocation revocation) {
        return revocation.getUserId().isEmpty() || revocation.getUntilEnabled()
                ? Uni.createFrom().voidItem()
                : accounts.signedOut(
                        new UserId(revocation.getUserId()), Instant.ofEpochMilli(revocation.getNotAfter()));
    }
}

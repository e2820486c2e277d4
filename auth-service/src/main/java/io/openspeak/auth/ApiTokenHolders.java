package io.openspeak.auth;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.ApiToken.Standing;
import io.openspeak.auth.domain.ApiTokenSecret;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what the secret of an API token is worth, and whose it is. */
@ApplicationScoped
public class ApiTokenHolders {

    /** Times of use are kept to the minute: a busy token must not become a write with every sign-in. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final ApiTokenStore tokens;
    private final AccountStore accounts;

    public ApiTokenHolders(ApiTokenStore tokens, AccountStore accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /** What is known of somebody who brings the secret of an API token. */
    public sealed interface Holder {

        /**
         * The secret counts.
         *
         * @param token the token
         * @param end until when it counts; empty: for ever
         * @param account its owner, perhaps disabled
         */
        record Known(ApiToken token, Optional<Instant> end, Account account) implements Holder {}

        /**
         * It does not.
         *
         * @param why what is wrong
         */
        record Refused(Flaw why) implements Holder {}
    }

    /** Who holds it. */
    public Uni<Holder> identify(ApiTokenSecret secret, Instant now) {
        return tokens.find(secret.id())
                .chain(found -> found.map(token -> identify(token, secret, now)).orElseGet(() -> refused(Flaw.FORGED)));
    }

    /** Notes that it was used, if that was not done within the minute. */
    public Uni<Void> noteUse(ApiToken token, Instant now) {
        return token.lastUsedAt().map(last -> last.plus(GRAIN).isAfter(now)).orElse(false)
                ? Uni.createFrom().voidItem()
                : tokens.used(token, now);
    }

    private Uni<Holder> identify(ApiToken token, ApiTokenSecret secret, Instant now) {
        return switch (token.judge(secret.hash(), now)) {
            case Standing.Bad(Flaw why) -> refused(why);
            case Standing.Good(Optional<Instant> end) ->
                accounts.find(token.owner())
                        .map(account -> account.map(StoredAccount::account)
                                .<Holder>map(owner -> new Holder.Known(token, end, owner))
                                .orElseGet(() -> new Holder.Refused(Flaw.REVOKED)));
        };
    }

    private static Uni<Holder> refused(Flaw why) {
        return Uni.createFrom().item(new Holder.Refused(why));
    }
}

package io.openspeak.auth;

import io.openspeak.auth.ApiTokenHolders.Holder;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.ApiTokenSecret;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.domain.TokenVerdict.Flaw;
import io.openspeak.platform.identity.TokenScopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what any token that we accept is worth: an access token, an API token or an entry of the tokens file. */
@ApplicationScoped
public class TokenCheck {

    private final AccessTokens accessTokens;
    private final PreSharedTokens preShared;
    private final ApiTokenHolders apiTokens;
    private final AccountStore accounts;
    private final RevocationStore revocations;
    private final Clock clock;

    public TokenCheck(
            AccessTokens accessTokens,
            PreSharedTokens preShared,
            ApiTokenHolders apiTokens,
            AccountStore accounts,
            RevocationStore revocations,
            Clock clock) {
        this.accessTokens = accessTokens;
        this.preShared = preShared;
        this.apiTokens = apiTokens;
        this.accounts = accounts;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** What it is worth now. */
    public Uni<TokenVerdict> check(String token) {
        Instant now = clock.instant();
        Optional<PreSharedToken> entry = preShared.find(token);
        if (entry.isPresent()) {
            return ofEntry(entry.get(), now);
        }
        return ApiTokenSecret.parse(token)
                .map(secret -> apiTokens.identify(secret, now).map(TokenCheck::ofApiToken))
                .orElseGet(() -> accessTokens.judge(token).chain(this::ofAccessToken));
    }

    private Uni<TokenVerdict> ofAccessToken(TokenVerdict judged) {
        return judged instanceof TokenVerdict.Valid valid
                ? revocations.revoked(valid).map(revoked -> revoked ? invalid(Flaw.REVOKED) : valid)
                : Uni.createFrom().item(judged);
    }

    private static TokenVerdict ofApiToken(Holder holder) {
        return switch (holder) {
            case Holder.Refused(Flaw why) -> invalid(why);
            case Holder.Known known ->
                known.account().disabled()
                        ? invalid(Flaw.REVOKED)
                        : new TokenVerdict.Valid(
                                known.token().id().value(),
                                known.token().name(),
                                known.account().person(),
                                Optional.of(known.token().id().family()),
                                known.token().scopes(),
                                known.token().createdAt(),
                                known.end(),
                                known.token().lastUsedAt());
        };
    }

    private Uni<TokenVerdict> ofEntry(PreSharedToken entry, Instant now) {
        if (!entry.validAt(now)) {
            return Uni.createFrom().item(invalid(Flaw.EXPIRED));
        }
        return accounts.find(entry.user())
                .map(found ->
                        found.map(StoredAccount::account).map(Account::disabled).orElse(false)
                                ? invalid(Flaw.REVOKED)
                                : valid(entry));
    }

    private static TokenVerdict valid(PreSharedToken entry) {
        return new TokenVerdict.Valid(
                "",
                entry.name(),
                entry.person(),
                Optional.of(entry.family()),
                TokenScopes.ALL,
                Instant.EPOCH,
                entry.expiresAt(),
                Optional.empty());
    }

    private static TokenVerdict invalid(Flaw why) {
        return new TokenVerdict.Invalid(why);
    }
}

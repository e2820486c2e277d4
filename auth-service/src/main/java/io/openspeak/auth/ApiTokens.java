package io.openspeak.auth;

import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.ApiTokenId;
import io.openspeak.auth.domain.ApiTokenSecret;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Origin;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates, lists, rotates and revokes API tokens; who may do that with whose is {@link WhoseTokens}' rule. */
@ApplicationScoped
public class ApiTokens {

    /** Far enough for everybody, near enough to count in milliseconds everywhere. */
    private static final Duration LONGEST_EVER = Duration.ofDays(36_500);

    private final ApiTokenStore store;
    private final AccountStore accounts;
    private final RandomSecrets random;
    private final AuthSettings.ApiTokens settings;
    private final Clock clock;

    public ApiTokens(
            ApiTokenStore store, AccountStore accounts, RandomSecrets random, AuthSettings settings, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.random = random;
        this.settings = settings.apiTokens();
        this.clock = clock;
    }

    /**
     * A token with the secret that its holder is shown once.
     *
     * @param token as it is kept
     * @param secret what signs in
     * @param roles what it may do: its owner's roles now
     */
    public record Issued(ApiToken token, ApiTokenSecret secret, Set<Role> roles) {}

    /** Creates one for the caller or, if it names somebody else, for that user; no scopes: not limited, no life: for ever. */
    public Uni<Issued> create(
            Caller caller, Origin origin, String userId, String name, Set<String> scopes, Duration life) {
        UserId owner = WhoseTokens.named(caller, userId);
        if (name.isBlank()) {
            throw Refusal.invalid("'name' is blank; expected what people call the token.");
        }
        TokenScopes limits = scopes(scopes);
        requireNoMoreThan(caller, limits);
        Instant now = now();
        Optional<Instant> end = end(life, now);
        ApiTokenSecret secret = secret(store.newId(owner));
        ApiToken token = ApiToken.fresh(secret.id(), owner, name, limits, now, end, secret.hash());
        AuditEntry entry = entry(caller, AuditAction.TOKEN_CREATED, token, origin, now);
        return endOfCallers(caller)
                .invoke(callers -> requireNoLaterThan(callers, end))
                .chain(() -> roles(owner))
                .invoke(roles -> requireNoMoreThan(caller, roles))
                .chain(roles -> store.create(token, entry)
                        .invoke(kept -> requireKept(kept, owner))
                        .replaceWith(() -> new Issued(token, secret, roles)));
    }

    /** A page of those of the caller or of the user that it names, without revoked ones. */
    public Uni<TokenPage> list(Caller caller, String userId, String after, int size) {
        UserId owner = WhoseTokens.named(caller, userId);
        return store.of(owner)
                .map(tokens -> tokens.stream()
                        .filter(token -> token.revokedAt().isEmpty())
                        .toList())
                .chain(tokens -> roles(owner).map(roles -> TokenPage.of(tokens, roles, after, size)));
    }

    /** Gives one a new secret; the old one counts for the overlap. */
    public Uni<Issued> rotate(Caller caller, Origin origin, String tokenId, Duration overlap) {
        requireOverlap(overlap);
        Instant now = now();
        return find(caller, tokenId)
                .invoke(token -> requireNoMoreThan(caller, token.scopes()))
                .call(token -> roles(token.owner()).invoke(roles -> requireNoMoreThan(caller, roles)))
                .chain(token -> {
                    ApiTokenSecret fresh = secret(token.id());
                    return store.rotate(
                                    token,
                                    fresh.hash(),
                                    now.plus(overlap),
                                    entry(caller, AuditAction.TOKEN_ROTATED, token, origin, now))
                            .map(rotated -> rotated.orElseThrow(() -> notFound(tokenId)))
                            .chain(rotated -> roles(rotated.owner()).map(roles -> new Issued(rotated, fresh, roles)));
                });
    }

    /** Ends one; what it opened is cut. */
    public Uni<LogPosition> revoke(Caller caller, Origin origin, String tokenId, String reason) {
        return find(caller, tokenId)
                .chain(token ->
                        store.revoke(token, reason, entry(caller, AuditAction.TOKEN_REVOKED, token, origin, now())))
                .map(position -> position.orElseThrow(() -> notFound(tokenId)));
    }

    private Uni<Set<Role>> roles(UserId owner) {
        return accounts.find(owner)
                .map(found -> found.map(stored -> stored.account().roles()).orElse(Set.of()));
    }

    /** Somebody else's token is not told apart from one that is not there. */
    private Uni<ApiToken> find(Caller caller, String tokenId) {
        return ApiTokenId.parse(tokenId)
                .map(store::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.filter(token -> WhoseTokens.mayLookAfter(caller, token.owner()))
                        .orElseThrow(() -> notFound(tokenId)));
    }

    /** Who got in by a token with limits must not come by one with fewer. */
    private static void requireNoMoreThan(Caller caller, TokenScopes wanted) {
        if (!caller.claims().scopes().include(wanted)) {
            throw new Refusal(
                    Reason.FORBIDDEN,
                    "Your token is limited to scopes "
                            + String.join(", ", caller.claims().scopes().names())
                            + "; a token from it needs some of these, and no others.");
        }
    }

    /** Nor must who got in with fewer roles than its account has, by the tokens file or another issuer, come by those of the account. */
    private static void requireNoMoreThan(Caller caller, Set<Role> wanted) {
        if (!WhoseTokens.isAdministrator(caller) && !caller.roles().containsAll(wanted)) {
            throw new Refusal(
                    Reason.FORBIDDEN,
                    "Your token has fewer roles than the account, and a token from it would have them all;"
                            + " sign in with the account's password.");
        }
    }

    /** When the API token ends that the caller came by; empty: never, or it came by none. */
    private Uni<Optional<Instant>> endOfCallers(Caller caller) {
        return ApiTokenId.parse(caller.claims().familyId())
                .map(store::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.flatMap(ApiToken::expiresAt));
    }

    private static void requireNoLaterThan(Optional<Instant> callers, Optional<Instant> wanted) {
        callers.ifPresent(end -> {
            if (wanted.isEmpty() || wanted.get().isAfter(end)) {
                throw Refusal.invalid("'ttl_seconds' would let the token outlive yours, which ends at " + end + ".");
            }
        });
    }

    private static TokenScopes scopes(Set<String> names) {
        if (names.isEmpty()) {
            return TokenScopes.ALL;
        }
        return new TokenScopes(Optional.of(names.stream()
                .map(name -> TokenScopes.ofWireName(name)
                        .orElseThrow(() -> Refusal.invalid("'scopes' has '" + name + "'; expected some of "
                                + String.join(", ", TokenScopes.everyName()) + ".")))
                .collect(Collectors.toSet())));
    }

    private Optional<Instant> end(Duration life, Instant now) {
        Duration longest = settings.longestLife();
        if (life.isNegative() || life.compareTo(LONGEST_EVER) > 0) {
            throw Refusal.invalid("'ttl_seconds' is " + life.toSeconds() + "; expected 0 (never ends) to "
                    + LONGEST_EVER.toSeconds() + ".");
        }
        if (longest.isPositive() && (life.isZero() || life.compareTo(longest) > 0)) {
            throw Refusal.invalid("'ttl_seconds' is " + life.toSeconds() + "; tokens live 1 to " + longest.toSeconds()
                    + " seconds here.");
        }
        return life.isZero() ? Optional.empty() : Optional.of(now.plus(life));
    }

    private void requireOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(settings.longestOverlap()) > 0) {
            throw Refusal.invalid("'overlap_seconds' is " + overlap.toSeconds() + "; expected 0 to "
                    + settings.longestOverlap().toSeconds() + ".");
        }
    }

    private void requireKept(ApiTokenStore.Keeping kept, UserId owner) {
        switch (kept) {
            case KEPT -> {}
            case NO_ACCOUNT ->
                throw new Refusal(Reason.USER_NOT_FOUND, "There is no account '" + owner + "'; API tokens need one.");
            case TOO_MANY ->
                throw Refusal.invalid("'" + owner + "' has " + settings.perUser()
                        + " tokens, which is the most; revoke one that is not used.");
        }
    }

    private ApiTokenSecret secret(ApiTokenId id) {
        return ApiTokenSecret.of(id, random.bytes(ApiTokenSecret.SECRET_BYTES));
    }

    private static AuditEntry entry(Caller caller, AuditAction action, ApiToken token, Origin origin, Instant now) {
        return AuditEntry.done(now, caller.user().value(), action, token.owner() + "/" + token.id(), origin);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal notFound(String tokenId) {
        return new Refusal(Reason.TOKEN_NOT_FOUND, "There is no token '" + tokenId + "' of yours.");
    }
}

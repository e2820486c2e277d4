package io.openspeak.auth;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.auth.ApiTokenHolders.Holder;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.ApiTokenSecret;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.Grant;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Exchanges a credential for an access token. */
@ApplicationScoped
public class SignIn {

    private final AccountStore accounts;
    private final PasswordStore passwords;
    private final PasswordProof proof;
    private final PreSharedTokens preShared;
    private final ApiTokenHolders apiTokens;
    private final ContinuedSignIns continued;
    private final AccessTokens tokens;
    private final Clock clock;
    private final MeterRegistry metrics;

    public SignIn(
            AccountStore accounts,
            PasswordStore passwords,
            PasswordProof proof,
            PreSharedTokens preShared,
            ApiTokenHolders apiTokens,
            ContinuedSignIns continued,
            AccessTokens tokens,
            Clock clock,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.proof = proof;
        this.preShared = preShared;
        this.apiTokens = apiTokens;
        this.continued = continued;
        this.tokens = tokens;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** By name and password; unknown names and wrong passwords are refused alike, after the same time. */
    public Uni<SignedIn> withPassword(String name, String password, Device device) {
        Uni<Optional<SignedIn>> attempt = Uni.createFrom().deferred(() -> attempt(name, password, device));
        // Nothing comes of an attempt during which the account changed or was signed out: the next one sees it as it is
        // then.
        Uni<SignedIn> signedIn = attempt.chain(
                        first -> first.isPresent() ? Uni.createFrom().item(first) : attempt)
                .map(done -> done.orElseThrow(() -> new Breakdown(
                        Reason.UNAVAILABLE, new IllegalStateException("the account changed during each attempt"))));
        return counted("password", signedIn);
    }

    /** By an entry of the tokens file or an API token. */
    public Uni<SignedIn> withToken(String token, Device device) {
        return counted("token", Uni.createFrom().deferred(() -> {
            Instant now = now();
            Optional<PreSharedToken> entry = preShared.find(token);
            return entry.isPresent()
                    ? withEntry(entry.get(), device, now)
                    : ApiTokenSecret.parse(token)
                            .map(secret -> withApiToken(secret, device, now))
                            .orElseThrow(SignIn::unknownToken);
        }));
    }

    private Uni<Optional<SignedIn>> attempt(String name, String password, Device device) {
        Instant since = now();
        return proof.prove(name, password)
                .chain(proved -> continued
                        .start(enabled(proved.account()).person(), device, since)
                        .chain(started -> started.isPresent() && proved.oneTime()
                                ? spend(proved, started.get()).map(Optional::of)
                                : Uni.createFrom().item(started)));
    }

    /** Of several who sign in by it at once, one gets in. */
    private Uni<SignedIn> spend(StoredAccount proved, SignedIn started) {
        return passwords.spend(proved).map(spent -> {
            if (!spent) {
                throw badCredentials("The one-time password was used before.");
            }
            return started.withPasswordNeeded();
        });
    }

    private Uni<SignedIn> withEntry(PreSharedToken entry, Device device, Instant now) {
        if (!entry.validAt(now)) {
            throw unknownToken();
        }
        return person(entry)
                .map(person ->
                        issue(new Grant(person, device, entry.family(), TokenScopes.ALL, now, entry.expiresAt())));
    }

    /** Services have no accounts, so they can sign in while the store is out of reach. */
    private Uni<Person> person(PreSharedToken entry) {
        if (entry.roles().contains(Role.SERVICE)) {
            return Uni.createFrom().item(entry.person());
        }
        return accounts.find(entry.user())
                .map(found -> found.map(StoredAccount::account)
                        .map(account ->
                                new Person(entry.user(), enabled(account).name(), entry.roles()))
                        .orElseGet(entry::person));
    }

    private Uni<SignedIn> withApiToken(ApiTokenSecret secret, Device device, Instant now) {
        return apiTokens.identify(secret, now).chain(holder -> switch (holder) {
            case Holder.Refused refused -> throw unknownToken();
            case Holder.Known known -> {
                Person person = enabled(known.account()).person();
                Grant grant = new Grant(
                        person,
                        device,
                        known.token().id().family(),
                        known.token().scopes(),
                        now,
                        known.end());
                yield apiTokens.noteUse(known.token(), now).map(noted -> issue(grant));
            }
        });
    }

    private SignedIn issue(Grant grant) {
        return new SignedIn(grant.person(), tokens.issue(grant), Optional.empty());
    }

    private static Account enabled(Account account) {
        if (account.disabled()) {
            throw new Refusal(Reason.ACCOUNT_DISABLED, "This account is disabled; ask an administrator.");
        }
        return account;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal unknownToken() {
        return badCredentials("The token is not known or has ended.");
    }

    private static Refusal badCredentials(String message) {
        return new Refusal(Reason.BAD_CREDENTIALS, message);
    }

    private Uni<SignedIn> counted(String method, Uni<SignedIn> signedIn) {
        return signedIn.invoke(done -> count(method, "ok"))
                .onFailure()
                .invoke(failure -> count(method, Failure.of(failure).reason().wireName()));
    }

    private void count(String method, String outcome) {
        metrics.counter("openspeak.auth.sign.ins", "method", method, "outcome", outcome)
                .increment();
    }
}

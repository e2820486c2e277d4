package io.openspeak.auth;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Exchanges a credential for an access token. */
@ApplicationScoped
public class SignIn {

    private final AccountStore accounts;
    private final PasswordHashes passwords;
    private final PreSharedTokens preShared;
    private final AccessTokens tokens;
    private final Clock clock;
    private final MeterRegistry metrics;

    public SignIn(
            AccountStore accounts,
            PasswordHashes passwords,
            PreSharedTokens preShared,
            AccessTokens tokens,
            Clock clock,
            MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.preShared = preShared;
        this.tokens = tokens;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** By name and password; unknown names and wrong passwords are refused alike, after the same time. */
    public Uni<SignedIn> withPassword(String name, String password, Device device) {
        Uni<SignedIn> signedIn = find(name)
                .chain(found -> passwords
                        .matches(found.map(StoredAccount::password), password)
                        .map(matches -> proved(found, matches))
                        .map(person -> issue(person, device)));
        return counted("password", signedIn);
    }

    /** By a pre-shared token. */
    public Uni<SignedIn> withToken(String token, Device device) {
        Uni<SignedIn> signedIn =
                Uni.createFrom().item(() -> entry(token)).chain(this::person).map(person -> issue(person, device));
        return counted("token", signedIn);
    }

    private Uni<Optional<StoredAccount>> find(String name) {
        return Ids.valid(name)
                ? accounts.find(new UserId(name))
                : Uni.createFrom().item(Optional.empty());
    }

    private static Person proved(Optional<StoredAccount> found, boolean matches) {
        Account account = found.map(StoredAccount::account)
                .filter(known -> matches)
                .orElseThrow(() -> badCredentials("The name or the password is wrong."));
        refuseDisabled(account);
        return account.person();
    }

    private PreSharedToken entry(String token) {
        return preShared
                .find(token)
                .filter(entry -> entry.validAt(clock.instant()))
                .orElseThrow(() -> badCredentials("The token is not known or has ended."));
    }

    /** Services have no accounts, so they can sign in while the store is out of reach. */
    private Uni<Person> person(PreSharedToken entry) {
        if (entry.roles().contains(Role.SERVICE)) {
            return Uni.createFrom().item(entry.person());
        }
        return accounts.find(entry.user())
                .map(found -> found.map(StoredAccount::account)
                        .map(account -> {
                            refuseDisabled(account);
                            return new Person(entry.user(), account.name(), entry.roles());
                        })
                        .orElseGet(entry::person));
    }

    private SignedIn issue(Person person, Device device) {
        return new SignedIn(person, tokens.issue(person, device));
    }

    private static void refuseDisabled(Account account) {
        if (account.disabled()) {
            throw new Refusal(Reason.ACCOUNT_DISABLED, "This account is disabled; ask an administrator.");
        }
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

package io.openspeak.auth;

import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Finds out whether a password is that of an account. */
@ApplicationScoped
public class PasswordProof {

    private static final System.Logger LOG = System.getLogger(PasswordProof.class.getName());

    private final AccountStore accounts;
    private final PasswordStore passwords;
    private final PasswordHashes hashes;

    public PasswordProof(AccountStore accounts, PasswordStore passwords, PasswordHashes hashes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashes = hashes;
    }

    /** The account, disabled or not; unknown names and wrong passwords are refused alike, after the same time. */
    public Uni<StoredAccount> prove(String name, String password) {
        return find(name)
                .chain(found -> hashes.matches(found.flatMap(StoredAccount::password), password)
                        .map(matches -> found.filter(known -> matches)
                                .orElseThrow(() ->
                                        new Refusal(Reason.BAD_CREDENTIALS, "The name or the password is wrong."))))
                .invoke(proved -> renewHash(proved, password));
    }

    private Uni<Optional<StoredAccount>> find(String name) {
        return Ids.valid(name)
                ? accounts.find(new UserId(name))
                : Uni.createFrom().item(Optional.empty());
    }

    /** Once the cost of hashes was changed, each is made anew when its password is at hand; nobody waits for that. */
    private void renewHash(StoredAccount proved, String password) {
        PasswordHash old = proved.password().orElseThrow();
        if (hashes.isCurrent(old) || proved.oneTime()) {
            return;
        }
        hashes.hash(password)
                .chain(fresh -> passwords.rehash(proved.account().user(), old, fresh))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.log(
                                Level.INFO,
                                "password_not_rehashed user_id={0} cause={1}",
                                proved.account().user(),
                                failure.getMessage()));
    }
}

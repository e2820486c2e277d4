package io.openspeak.auth;

import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;

/** The rule on whose tokens and sign-ins a caller may look after: one's own, and everyone's for administrators. */
final class WhoseTokens {

    private WhoseTokens() {}

    /** The user that the caller names, or the caller if it names nobody. */
    static UserId named(Caller caller, String userId) {
        UserId named = userId.isEmpty() ? caller.user() : new UserId(userId);
        if (!mayLookAfter(caller, named)) {
            throw new Refusal(
                    Reason.FORBIDDEN,
                    "The tokens of '" + named + "' are open to that user and to administrators"
                            + " (role admin; tokens with limits need scope administration).");
        }
        return named;
    }

    static boolean mayLookAfter(Caller caller, UserId user) {
        return caller.user().equals(user) || isAdministrator(caller);
    }

    static boolean isAdministrator(Caller caller) {
        return caller.has(Role.ADMIN) && caller.claims().scopes().permit(Scope.SCOPE_ADMINISTRATION);
    }
}

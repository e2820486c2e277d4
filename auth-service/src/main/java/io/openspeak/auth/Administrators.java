package io.openspeak.auth;

import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Enabled accounts with role admin, over all partitions; sees to it that the last one stays. */
public interface Administrators {

    /** True if there is one. */
    Uni<Boolean> any();

    /**
     * Permission for one of them to leave (to be disabled, deleted or to lose the role), good for one change within seconds; empty
     * if no other one stays.
     */
    Uni<Optional<String>> mayLeave(UserId user);

    /** Gives a permission back that was not used. */
    Uni<Void> stay(UserId user, String leave);
}

package io.openspeak.channel.membership;

import io.openspeak.channel.rights.RightsReview;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a change of an account means for the seats that it holds. */
@ApplicationScoped
public class AccountChanges {

    private final SeatClaims claims;
    private final RightsReview review;

    public AccountChanges(SeatClaims claims, RightsReview review) {
        this.claims = claims;
        this.review = review;
    }

    /** Its roles are these, and it may sign in or not. */
    public Uni<Void> changed(UserId user, Set<Role> roles, boolean disabled) {
        return claims.accountChanged(user, roles, disabled).chain(() -> review.user(user, Optional.of(roles)));
    }

    /** It is gone. */
    public Uni<Void> deleted(UserId user) {
        return changed(user, Set.of(), true);
    }

    /** Its sign-ins until then count no more. */
    public Uni<Void> signedOut(UserId user, Instant until) {
        return claims.signedOut(user, until).chain(() -> review.user(user, Optional.empty()));
    }
}

package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.domain.RefreshToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a family of refresh tokens ought to be, said as simply as can be. */
final class FamilyModel {

    /** What ought to come of bringing a token. */
    enum Outcome {
        RENEWED,
        ENDED,
        REUSED,
        DISABLED
    }

    /** Every token of the family, oldest first. */
    final List<RefreshToken> history = new ArrayList<>();

    final Instant issuedAt;
    private final AuthSettings.RefreshTokens rules;
    private final Instant end;
    private Instant usedAt;
    private boolean ended;
    private boolean revoked;

    FamilyModel(RefreshToken first, Instant now, AuthSettings.RefreshTokens rules) {
        history.add(first);
        issuedAt = now;
        usedAt = now;
        this.rules = rules;
        end = now.plus(rules.lifetime());
    }

    RefreshToken current() {
        return history.getLast();
    }

    /** True if access tokens of the family ought to be refused as well. */
    boolean revoked() {
        return revoked;
    }

    boolean livesAt(Instant now) {
        return !ended && now.isBefore(end) && now.isBefore(usedAt.plus(rules.idle()));
    }

    Instant usedAt() {
        return usedAt;
    }

    Outcome bring(RefreshToken token, boolean disabled, Instant now) {
        if (!livesAt(now)) {
            ended = true;
            return Outcome.ENDED;
        }
        if (disabled) {
            revoke();
            return Outcome.DISABLED;
        }
        if (token.equals(current())) {
            usedAt = now;
            return Outcome.RENEWED;
        }
        boolean justSpent = history.size() > 1
                && token.equals(history.get(history.size() - 2))
                && !now.isAfter(usedAt.plus(rules.grace()));
        if (justSpent) {
            return Outcome.RENEWED;
        }
        revoke();
        return Outcome.REUSED;
    }

    void revoke() {
        ended = true;
        revoked = true;
    }

    void end() {
        ended = true;
    }
}

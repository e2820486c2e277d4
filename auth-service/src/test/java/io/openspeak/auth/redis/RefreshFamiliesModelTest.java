package io.openspeak.auth.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.RandomSecrets;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.Person;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Families of refresh tokens on a real Redis, from two PODS, against {@link FamilyModel}. */
class RefreshFamiliesModelTest {

    private static final RandomSecrets RANDOM = new RandomSecrets();
    private static final TwoPods PODS = new TwoPods();

    @AfterContainer
    static void stop() {
        PODS.close();
    }

    /** Something that somebody does; {@code pick} chooses among the families or tokens that there are. */
    record Step(Act act, int pod, int pick, int depth) {}

    enum Act {
        SIGN_IN,
        REFRESH,
        REPLAY,
        GUESS,
        LOG_OUT,
        REVOKE_ALL,
        WAIT_A_SECOND,
        WAIT_PAST_GRACE,
        WAIT_DAYS,
        DISABLE_AND_TRY,
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(3, Act.SIGN_IN),
                Tuple.of(12, Act.REFRESH),
                Tuple.of(5, Act.REPLAY),
                Tuple.of(1, Act.GUESS),
                Tuple.of(1, Act.LOG_OUT),
                Tuple.of(1, Act.REVOKE_ALL),
                Tuple.of(5, Act.WAIT_A_SECOND),
                Tuple.of(2, Act.WAIT_PAST_GRACE),
                Tuple.of(1, Act.WAIT_DAYS),
                Tuple.of(1, Act.DISABLE_AND_TRY));
        return Combinators.combine(
                        acts,
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(tries = 150)
    void anySteps_onTwoPods_endAsInTheModel(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::take);

        run.assertRevocations();
    }

    /** One user's history. */
    private static final class Run {

        private final UserId user = PODS.account();
        private final List<FamilyModel> families = new ArrayList<>();
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private Instant signedOutAt = Instant.EPOCH;

        void take(Step step) {
            switch (step.act()) {
                case SIGN_IN -> signIn(step.pod());
                case REFRESH -> pick(step).ifPresent(family -> bring(family, family.current(), step.pod(), false));
                case REPLAY ->
                    pick(step).ifPresent(family -> bring(family, older(family, step.depth()), step.pod(), false));
                case GUESS -> pick(step).ifPresent(family -> guess(family, step.pod()));
                case LOG_OUT -> pick(step).ifPresent(family -> logOut(family, step.pod()));
                case REVOKE_ALL -> revokeAll(step.pod());
                case WAIT_A_SECOND -> now = now.plusSeconds(1);
                case WAIT_PAST_GRACE -> now = now.plusSeconds(11);
                case WAIT_DAYS -> now = now.plus(Duration.ofDays(step.depth() * 3L));
                case DISABLE_AND_TRY ->
                    pick(step).ifPresent(family -> {
                        PODS.disable(user);
                        bring(family, family.current(), step.pod(), true);
                        PODS.enable(user);
                    });
            }
        }

        private void signIn(int pod) {
            RefreshToken first = new RefreshToken(
                    user,
                    new FamilyId(RANDOM.hex(16)),
                    RANDOM.text(RefreshToken.PROOF_BYTES),
                    RANDOM.text(RefreshToken.SECRET_BYTES));

            Optional<Instant> end = get(PODS.families.get(pod).start(first, new Device("d", Device.Kind.WEB), now));

            assertThat(end.isPresent()).isEqualTo(now.isAfter(signedOutAt));
            if (end.isPresent()) {
                int room = PODS.settings.refreshTokens().perUser();
                families.stream()
                        .filter(family -> family.livesAt(now))
                        .sorted(Comparator.comparing(FamilyModel::usedAt).reversed())
                        .skip(room - 1L)
                        .forEach(FamilyModel::end);
                families.add(new FamilyModel(first, now, PODS.settings.refreshTokens()));
            }
        }

        private void bring(FamilyModel family, RefreshToken token, int pod, boolean disabled) {
            RefreshToken expectedSuccessor = token.equals(family.current()) ? null : successorOf(family, token);
            FamilyModel.Outcome expected = family.bring(token, disabled, now);

            Renewal renewal = renew(pod, token);

            assertThat(outcome(renewal)).isEqualTo(expected);
            if (renewal instanceof Renewal.Renewed renewed) {
                RefreshToken successor = token.successor(renewed.salt());
                if (expectedSuccessor == null) {
                    family.history.add(successor);
                } else {
                    // Never a third living token: who asks again gets what was given before.
                    assertThat(successor).isEqualTo(expectedSuccessor);
                }
            }
        }

        /** Who knows a family's id from an access token can neither use nor end it. */
        private void guess(FamilyModel family, int pod) {
            RefreshToken guessed = new RefreshToken(
                    user,
                    family.current().family(),
                    RANDOM.text(RefreshToken.PROOF_BYTES),
                    family.current().secret());

            assertThat(renew(pod, guessed)).isEqualTo(new Renewal.Ended());
        }

        private void logOut(FamilyModel family, int pod) {
            get(PODS.families
                    .get(pod)
                    .end(user, family.current().family(), "openspeak", now, entry(AuditAction.LOGOUT)));
            family.revoke();
        }

        private void revokeAll(int pod) {
            get(PODS.families.get(pod).endAll(user, "test", now, entry(AuditAction.SIGN_INS_REVOKED)));
            families.forEach(FamilyModel::end);
            signedOutAt = now;
        }

        private Renewal renew(int pod, RefreshToken token) {
            return get(PODS.families.get(pod).renew(token, RANDOM.text(32), now, entry(AuditAction.REFRESH)));
        }

        void assertRevocations() {
            for (FamilyModel family : families) {
                TokenVerdict.Valid access = new TokenVerdict.Valid(
                        "jti",
                        "",
                        new Person(user, "name", Set.of(Role.MEMBER)),
                        Optional.of(family.current().family()),
                        TokenScopes.ALL,
                        family.issuedAt,
                        Optional.of(now),
                        Optional.empty());
                boolean signedOut = !family.issuedAt.isAfter(signedOutAt);
                boolean hit = get(PODS.revocations.getFirst().revoked(access));
                // What no living token could be hit by may have been forgotten.
                if (now.isBefore(family.issuedAt.plus(PODS.settings.accessTokenTtl()))) {
                    assertThat(hit).isEqualTo(family.revoked() || signedOut);
                }
            }
        }

        private Optional<FamilyModel> pick(Step step) {
            return families.isEmpty() ? Optional.empty() : Optional.of(families.get(step.pick() % families.size()));
        }

        private static RefreshToken older(FamilyModel family, int depth) {
            return family.history.get(Math.max(0, family.history.size() - 1 - depth));
        }

        private static RefreshToken successorOf(FamilyModel family, RefreshToken token) {
            return family.history.get(family.history.indexOf(token) + 1);
        }

        private AuditEntry entry(AuditAction action) {
            return AuditEntry.done(now, user.value(), action, user.value(), Origin.OURSELVES);
        }
    }

    private static FamilyModel.Outcome outcome(Renewal renewal) {
        return switch (renewal) {
            case Renewal.Renewed renewed -> FamilyModel.Outcome.RENEWED;
            case Renewal.Ended() -> FamilyModel.Outcome.ENDED;
            case Renewal.Reused() -> FamilyModel.Outcome.REUSED;
            case Renewal.Disabled() -> FamilyModel.Outcome.DISABLED;
        };
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}

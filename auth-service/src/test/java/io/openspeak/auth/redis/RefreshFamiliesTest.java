package io.openspeak.auth.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.auth.RandomSecrets;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Families of refresh tokens under load and at their bounds. */
class RefreshFamiliesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Device DEVICE = new Device("laptop", Device.Kind.WEB);
    private static final RandomSecrets RANDOM = new RandomSecrets();
    private static final TwoPods PODS = new TwoPods();

    private final UserId user = PODS.account();

    @AfterAll
    static void stop() {
        PODS.close();
    }

    @Test
    void renew_fiftyAtOnceOnTwoPods_giveOneSuccessor() {
        RefreshToken first = started(NOW);

        List<Renewal> renewals = Multi.createFrom()
                .range(0, 50)
                .onItem()
                .transformToUni(i -> renewal(i % 2, first, NOW.plusMillis(i)))
                .merge(50)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));

        List<RefreshToken> successors = renewals.stream()
                .map(Renewal.Renewed.class::cast)
                .map(renewed -> first.successor(renewed.salt()))
                .distinct()
                .toList();
        assertThat(successors).hasSize(1);
        assertThat(renew(successors.getFirst(), NOW.plusSeconds(60))).isInstanceOf(Renewal.Renewed.class);
    }

    @Test
    void renew_spentTokenAfterItsSuccessorWasSpent_endsTheFamilyWithinGraceToo() {
        RefreshToken first = started(NOW);
        RefreshToken second = successor(first, NOW.plusSeconds(1));
        RefreshToken third = successor(second, NOW.plusSeconds(2));

        Renewal renewal = renew(first, NOW.plusSeconds(3));

        assertThat(renewal).isEqualTo(new Renewal.Reused());
        assertThat(renew(third, NOW.plusSeconds(4))).isEqualTo(new Renewal.Ended());
        AuthFact fact = lastFact();
        assertThat(fact.getRevoked().getFamilyId()).isEqualTo(first.family().value());
        assertThat(fact.getRevoked().getNotAfter()).isGreaterThanOrEqualTo(NOW.toEpochMilli());
    }

    @Test
    void renew_lostAnswerAskedAgain_doesNotProlongTheFamily() {
        RefreshToken first = started(NOW);
        successor(first, NOW.plusSeconds(1));

        Renewal.Renewed again = (Renewal.Renewed) renew(first, NOW.plusSeconds(9));

        assertThat(again.expiresAt())
                .isEqualTo(NOW.plusSeconds(1).plus(PODS.settings.refreshTokens().idle()));
    }

    @Test
    void renew_always_endsAtTheFamilysEnd() {
        Duration lifetime = PODS.settings.refreshTokens().lifetime();
        RefreshToken token = started(NOW);
        Instant now = NOW;
        while (now.plus(Duration.ofDays(6)).isBefore(NOW.plus(lifetime))) {
            now = now.plus(Duration.ofDays(6));
            token = successor(token, now);
        }

        Renewal.Renewed last = (Renewal.Renewed) renew(token, now);

        assertThat(last.expiresAt()).isEqualTo(NOW.plus(lifetime));
        assertThat(renew(token.successor(last.salt()), NOW.plus(lifetime))).isEqualTo(new Renewal.Ended());
    }

    @Test
    void start_oneTooMany_endsTheOneThatWasNotUsedForLongest() {
        int most = PODS.settings.refreshTokens().perUser();
        List<RefreshToken> tokens = new ArrayList<>(IntStream.range(0, most)
                .mapToObj(i -> started(NOW.plusSeconds(i)))
                .toList());
        RefreshToken used = successor(tokens.getFirst(), NOW.plusSeconds(most));

        started(NOW.plusSeconds(most + 1L));

        assertThat(renew(tokens.get(1), NOW.plusSeconds(most + 2L))).isEqualTo(new Renewal.Ended());
        assertThat(renew(used, NOW.plusSeconds(most + 2L))).isInstanceOf(Renewal.Renewed.class);
        assertThat(renew(tokens.get(2), NOW.plusSeconds(most + 2L))).isInstanceOf(Renewal.Renewed.class);
    }

    @Test
    void start_checkBegunBeforeTheSignOut_isNothing() {
        await(PODS.families.getFirst().endAll(user, "test", NOW, entry(NOW)));

        assertThat(await(PODS.families.getLast().start(token(), DEVICE, NOW))).isEmpty();
        assertThat(await(PODS.families.getLast().start(token(), DEVICE, NOW.plusMillis(1))))
                .isPresent();
    }

    @Test
    void start_always_letsTheKeyExpire() {
        started(NOW);

        long left = Objects.requireNonNull(await(PODS.redis.send(Command.PTTL, AuthKeys.families(user))))
                .toLong();

        assertThat(left).isBetween(1L, PODS.settings.refreshTokens().idle().toMillis());
    }

    @Test
    void endAll_ofSomebodyWhoMayHoldExternalTokens_isRememberedForAsLongAsTheyLive() {
        await(PODS.families.getFirst().endAll(user, "test", NOW, entry(NOW)));

        assertThat(rememberedUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void end_ofOurOwnAndOfAnExternalSignIn_isRememberedForAsLongAsItsTokensLive() {
        FamilyId family = new FamilyId(RANDOM.hex(16));

        await(PODS.families.getFirst().end(user, family, "openspeak", NOW, entry(NOW)));
        Instant ours = rememberedUntil();
        await(PODS.families.getFirst().end(user, family, TestStores.ELSEWHERE, NOW, entry(NOW)));

        assertThat(ours).isEqualTo(NOW.plus(PODS.settings.accessTokenTtl()));
        assertThat(rememberedUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    private Instant rememberedUntil() {
        return Instant.ofEpochMilli(lastFact().getRevoked().getForgetAt());
    }

    private RefreshToken started(Instant at) {
        RefreshToken first = token();
        assertThat(await(PODS.families.getFirst().start(first, DEVICE, at))).isPresent();
        return first;
    }

    private RefreshToken token() {
        return new RefreshToken(
                user,
                new FamilyId(RANDOM.hex(16)),
                RANDOM.text(RefreshToken.PROOF_BYTES),
                RANDOM.text(RefreshToken.SECRET_BYTES));
    }

    private RefreshToken successor(RefreshToken token, Instant at) {
        Renewal.Renewed renewed = (Renewal.Renewed) renew(token, at);
        return token.successor(renewed.salt());
    }

    private Renewal renew(RefreshToken token, Instant at) {
        return await(renewal(0, token, at));
    }

    private Uni<Renewal> renewal(int pod, RefreshToken token, Instant at) {
        return PODS.families.get(pod).renew(token, RANDOM.text(32), at, entry(at));
    }

    private AuditEntry entry(Instant at) {
        return AuditEntry.done(at, user.value(), AuditAction.REFRESH, user.value(), Origin.OURSELVES);
    }

    private AuthFact lastFact() {
        Response entries = Objects.requireNonNull(await(PODS.redis.send(
                Command.XREVRANGE, AuthKeys.LOG.stream(AuthKeys.partition(user)), "+", "-", "COUNT", 1)));
        Response fields = entries.get(0).get(1);
        try {
            return AuthFact.parseFrom(fields.get(fields.size() - 1).toBytes());
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException(corrupt);
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(30));
    }
}

package io.openspeak.platform.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.tokens.Verification.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that an issuer publishes, changes and withdraws, with tokens that name them. */
class RemoteKeysTest {

    private final FakeIssuer issuer = new FakeIssuer();
    private final PublicJsonWebKey key = issuer.publish("ES256", "k1");

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void newKey_countsWithItsFirstToken_andTheOldOneStill() {
        try (Federation federation = Federation.of(issuer, Map.of())) {
            federation.caller(FakeIssuer.sign(key, issuer.claims()));
            PublicJsonWebKey next = issuer.publish("ES256", "k2");

            assertThat(federation.caller(FakeIssuer.sign(next, issuer.claims())).name())
                    .isNotEmpty();

            federation.caller(FakeIssuer.sign(key, issuer.claims()));
        }
    }

    @Test
    void withdrawnKey_isForgottenAtTheNextRefresh() {
        try (Federation federation = Federation.of(issuer, Map.of("jwks-refresh", "100ms"))) {
            PublicJsonWebKey stolen = issuer.publish("ES256", "k2");
            federation.caller(FakeIssuer.sign(stolen, issuer.claims()));

            issuer.withdraw(stolen);

            await().until(() -> federation.verifier().check(FakeIssuer.sign(stolen, issuer.claims()))
                    instanceof Verification.Rejected);
        }
    }

    @Test
    void withdrawnKey_endsTheTokensThatCountedBefore() {
        try (Federation federation = Federation.of(issuer, Map.of("jwks-refresh", "100ms"))) {
            PublicJsonWebKey stolen = issuer.publish("ES256", "k2");
            String token = FakeIssuer.sign(stolen, issuer.claims());
            federation.caller(token);

            issuer.withdraw(stolen);

            await().until(() -> federation.verifier().check(token) instanceof Verification.Rejected);
        }
    }

    @Test
    void issuerAwayAtStart_isAskedUntilItIsThere() {
        issuer.away(true);
        try (Federation federation = Federation.of(issuer, Map.of())) {
            String token = FakeIssuer.sign(key, issuer.claims());
            assertThat(federation.flaw(token)).isEqualTo(Flaw.UNKNOWN_KEY);

            issuer.away(false);

            await().until(() -> federation.verifier().check(token) instanceof Verification.Accepted);
        }
    }

    @Test
    void issuerAwayLater_itsKnownKeysStay() {
        try (Federation federation = Federation.of(issuer, Map.of("jwks-refresh", "50ms"))) {
            federation.caller(FakeIssuer.sign(key, issuer.claims()));
            int before = issuer.keySetRequests.get();

            issuer.away(true);
            await().until(() -> federation.flaw(FakeIssuer.sign(FakeIssuer.key("ES256", "k9"), issuer.claims()))
                    == Flaw.UNKNOWN_KEY);

            assertThat(federation.caller(FakeIssuer.sign(key, issuer.claims())).name())
                    .isNotEmpty();
            assertThat(issuer.keySetRequests.get()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void discoveryOfAnotherIssuer_isNotFollowed() {
        issuer.claimsToBe("https://elsewhere");
        try (Federation federation = Federation.of(issuer, Map.of())) {
            assertThat(federation.flaw(FakeIssuer.sign(key, issuer.claims()))).isEqualTo(Flaw.UNKNOWN_KEY);

            assertThat(issuer.keySetRequests).hasValue(0);
        }
    }

    @Test
    void keysForEncryption_verifyNothing() {
        PublicJsonWebKey forEncryption = FakeIssuer.key("RS256", "k2");
        forEncryption.setUse("enc");
        issuer.publish(forEncryption);
        try (Federation federation = Federation.of(issuer, Map.of())) {
            assertThat(federation.flaw(FakeIssuer.sign(forEncryption, issuer.claims())))
                    .isEqualTo(Flaw.UNKNOWN_KEY);
        }
    }

    @Test
    void floodOfMadeUpKeyIds_asksTheIssuerOnceInAnInterval_andAnHonestNewKeyCountsAllTheSame() {
        try (Federation federation = Federation.of(issuer, Map.of("jwks-min-interval", "500ms"))) {
            federation.caller(FakeIssuer.sign(key, issuer.claims()));
            int before = issuer.keySetRequests.get();
            List<String> flood = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                key.setKeyId("made-up-" + UUID.randomUUID());
                flood.add(FakeIssuer.sign(key, issuer.claims()));
            }
            key.setKeyId("k1");
            long began = System.nanoTime();
            flood.subList(0, 100)
                    .forEach(token -> federation
                            .verifier()
                            .checkPatiently(token)
                            .subscribe()
                            .with(verification -> {}));
            PublicJsonWebKey next = issuer.publish("ES256", "k2");

            assertThat(federation.caller(FakeIssuer.sign(next, issuer.claims())).name())
                    .isNotEmpty();
            flood.forEach(token ->
                    federation.verifier().checkPatiently(token).subscribe().with(verification -> {}));

            long intervals = (System.nanoTime() - began) / 500_000_000L;
            assertThat((long) issuer.keySetRequests.get() - before).isLessThanOrEqualTo(intervals + 4);
        }
    }

    @Test
    void sameUnknownKey_againAndAgain_isLookedForOnce() {
        try (Federation federation = Federation.of(issuer, Map.of())) {
            PublicJsonWebKey nobodys = FakeIssuer.key("ES256", "k9");
            assertThat(federation.flaw(FakeIssuer.sign(nobodys, issuer.claims())))
                    .isEqualTo(Flaw.UNKNOWN_KEY);
            int before = issuer.keySetRequests.get();

            for (int i = 0; i < 50; i++) {
                assertThat(federation.flaw(FakeIssuer.sign(nobodys, issuer.claims())))
                        .isEqualTo(Flaw.UNKNOWN_KEY);
            }

            assertThat(issuer.keySetRequests).hasValue(before);
        }
    }
}

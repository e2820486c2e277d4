package io.openspeak.platform.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.KeycloakSettings;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.tokens.Verification.Flaw;
import io.openspeak.platform.identity.tokens.Verification.Rejected;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of external issuers: which count, and whom they stand for. */
class ExternalTokensTest {

    private static final FakeIssuer issuer = new FakeIssuer();
    private static final PublicJsonWebKey key = issuer.publish("RS256", "k1");

    private Federation federation = Federation.of(issuer, Map.of("role-mapping.leads", "moderator"));

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void validToken_isItsCaller_withPrefixAndMappedRoles() {
        Caller caller = federation.caller(FakeIssuer.sign(key, issuer.claims()));

        assertThat(caller.user().value()).isEqualTo("kc:alice");
        assertThat(caller.name()).isEqualTo("Alice Ånström");
        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.MEMBER, Role.MODERATOR);
        assertThat(caller.claims().issuer()).isEqualTo(issuer.url());
        assertThat(caller.claims().familyId()).isEqualTo("kc:s1");
        assertThat(caller.claims().scopes()).isEqualTo(TokenScopes.ALL);
        assertThat(caller.tokenId()).startsWith("onrtro:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256", "EdDSA"})
    void everyAllowedAlgorithm_counts(String algorithm) {
        PublicJsonWebKey other = issuer.publish(algorithm, "key-" + algorithm);

        assertThat(federation.caller(FakeIssuer.sign(other, issuer.claims())).name())
                .isEqualTo("Alice Ånström");
    }

    @Test
    void algorithm_thatIsNotAllowedForThisIssuer_isForged() {
        restart(Map.of("algorithms", "ES256"));

        assertThat(federation.flaw(FakeIssuer.sign(key, issuer.claims()))).isEqualTo(Flaw.FORGED);
    }

    @Test
    void ourRolesByName_withoutAMapping_giveNothing() {
        String token = token(
                claims -> claims.setClaim("realm_access", Map.of("roles", List.of("admin", "service", "moderator"))));

        assertThat(federation.caller(token).roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void admin_mappedOnPurpose_isGiven() {
        restart(Map.of("role-mapping.\"team admins\"", "admin", "roles-claim", "groups"));

        String token = token(claims -> claims.setClaim("groups", List.of("team admins")));

        assertThat(federation.caller(token).has(Role.ADMIN)).isTrue();
    }

    @Test
    void rolesOfAClientWithDotsInItsId_areFound() {
        restart(Map.of("roles-claim", "resource_access.my.client.roles", "role-mapping.boss", "moderator"));

        String token = token(claims ->
                claims.setClaim("resource_access", Map.of("my.client", Map.of("roles", List.of("boss")))));

        assertThat(federation.caller(token).has(Role.MODERATOR)).isTrue();
    }

    @Test
    void noDefaultRole_onlyMappedPeopleCount() {
        restart(Map.of("default-role", "none", "role-mapping.leads", "moderator"));

        assertThat(federation.caller(token(claims -> {})).roles()).containsExactly(Role.MODERATOR);
        assertThat(federation.flaw(token(claims -> claims.unsetClaim("realm_access"))))
                .isEqualTo(Flaw.FOREIGN);
    }

    @Test
    void prefixNone_onPurpose_isTheBareName() {
        restart(Map.of("user-prefix", "none"));

        assertThat(federation.caller(token(claims -> {})).user().value()).isEqualTo("alice");
    }

    @Test
    void tokenWithoutUserName_isItsSubject() {
        Caller caller = federation.caller(token(claims -> claims.unsetClaim("preferred_username")));

        assertThat(caller.user().value()).matches("kc:[0-9a-f-]{36}");
    }

    @Test
    void tokenWithoutId_hasOneToBeRevokedBy() {
        String token = token(claims -> claims.unsetClaim("jti"));

        assertThat(federation.caller(token).tokenId())
                .isNotEmpty()
                .isEqualTo(federation.caller(token).tokenId());
    }

    @Test
    void displayName_ofAnyLength_isCutAndWithoutControlCharacters() {
        String token = token(claims -> claims.setClaim("name", "A\u0000\n\u202eB" + "x".repeat(100)));

        assertThat(federation.caller(token).name()).startsWith("ABx").hasSize(64);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("another audience", Flaw.FOREIGN, claims -> claims.setAudience("other")),
                bad("no audience", Flaw.FOREIGN, claims -> claims.unsetClaim("aud")),
                bad("an ID token", Flaw.FOREIGN, claims -> claims.setClaim("typ", "ID")),
                bad("an ID token of another maker", Flaw.FOREIGN, claims -> {
                    claims.unsetClaim("typ");
                    claims.setClaim("nonce", "n");
                }),
                bad("bound to its client's key", Flaw.FOREIGN, claims -> claims.setClaim("cnf", Map.of("jkt", "x"))),
                bad("long-lived", Flaw.FOREIGN, claims -> claims.setExpirationTimeMinutesInTheFuture(60 * 24 + 5)),
                bad("ended", Flaw.EXPIRED, claims -> claims.setExpirationTime(fromNow(-6))),
                bad("of the future", Flaw.EXPIRED, claims -> claims.setIssuedAt(fromNow(30))),
                bad("not yet begun", Flaw.EXPIRED, claims -> claims.setNotBefore(fromNow(30))),
                bad("endless", Flaw.MALFORMED, claims -> claims.unsetClaim("exp")),
                bad("of unknown age", Flaw.MALFORMED, claims -> claims.unsetClaim("iat")),
                bad("of nobody", Flaw.MALFORMED, claims -> claims.setClaim("preferred_username", "")),
                bad("of no id", Flaw.MALFORMED, claims -> claims.setClaim("preferred_username", "a b{1}")),
                bad("of a long name", Flaw.MALFORMED, claims -> claims.setClaim("preferred_username", "a".repeat(62))),
                bad("of an odd type", Flaw.MALFORMED, claims -> {
                    claims.unsetClaim("preferred_username");
                    claims.unsetClaim("sub");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void badClaims_areRefused(String name, Flaw expected, Consumer<JwtClaims> change) {
        Rejected rejected = (Rejected) federation.check(token(change));

        assertThat(rejected.flaw()).as(name).isEqualTo(expected);
        assertThat(FederationPage.reasons()).as(rejected.why()).anyMatch(rejected.why()::startsWith);
    }

    @Test
    void clockSkew_withinTheSetting_isForgiven() {
        assertThat(federation
                        .caller(token(claims -> claims.setExpirationTime(fromNow(-2))))
                        .name())
                .isNotEmpty();
    }

    @Test
    void longestLife_isThatOfTheSettings_andTheTimeByWhichClocksMayDiffer() {
        restart(Map.of("max-token-life", "10h", "clock-skew", "7s"));

        assertThat(federation.longestLives())
                .containsExactly(Map.entry(issuer.url(), Duration.ofHours(10).plusSeconds(7)));
    }

    @Test
    void headerOfAnotherKindOfToken_isForeign() {
        assertThat(federation.flaw(FakeIssuer.sign(key, issuer.claims(), Map.of("typ", "logout+jwt"))))
                .isEqualTo(Flaw.FOREIGN);
    }

    @Test
    void keyWithinTheToken_isNotBelieved() {
        PublicJsonWebKey own = FakeIssuer.key("RS256", "k1");
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue("k1");
        token.getHeaders().setJwkHeaderValue("jwk", own);
        token.setKey(own.getPrivateKey());
        token.setPayload(issuer.claims().toJson());

        assertThat(federation.flaw(compact(token))).isEqualTo(Flaw.FORGED);
    }

    @Test
    void publicKeyAsSecret_andNoSignature_areForged() {
        JsonWebSignature hmac = new JsonWebSignature();
        hmac.setAlgorithmHeaderValue("HS256");
        hmac.setKeyIdHeaderValue("k1");
        hmac.setKey(new HmacKey(key.getPublicKey().getEncoded()));
        hmac.setPayload(issuer.claims().toJson());
        JsonWebSignature none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");
        none.setPayload(issuer.claims().toJson());

        assertThat(federation.flaw(compact(hmac))).isEqualTo(Flaw.FORGED);
        assertThat(federation.flaw(compact(none))).isEqualTo(Flaw.FORGED);
    }

    @Test
    void keysOfOneIssuer_neverVerifyForAnother() {
        try (FakeIssuer other = new FakeIssuer()) {
            PublicJsonWebKey theirs = other.publish("RS256", "k1");
            PublicJsonWebKey onlyTheirs = other.publish("ES256", "k2");
            federation.close();
            federation = Federation.with(Map.of(
                    "kc.url", issuer.url(),
                    "kc.audience", "openspeak-api",
                    "kc.jwks-min-interval", "50ms",
                    "other.url", other.url(),
                    "other.audience", "openspeak-api"));

            assertThat(federation
                            .caller(FakeIssuer.sign(theirs, other.claims()))
                            .user()
                            .value())
                    .isEqualTo("other:alice");
            assertThat(federation.flaw(FakeIssuer.sign(theirs, issuer.claims())))
                    .isEqualTo(Flaw.FORGED);
            assertThat(federation.flaw(FakeIssuer.sign(onlyTheirs, issuer.claims())))
                    .isEqualTo(Flaw.UNKNOWN_KEY);
            assertThat(federation.flaw(FakeIssuer.sign(key, other.claims()))).isEqualTo(Flaw.FORGED);
        }
    }

    @Test
    void ourOwnName_signedByAnExternalIssuer_isNotOurs() {
        assertThat(federation.flaw(token(claims -> claims.setIssuer("openspeak"))))
                .isEqualTo(Flaw.FORGED);
        assertThat(federation.flaw(token(claims -> claims.setIssuer("https://elsewhere"))))
                .isEqualTo(Flaw.FOREIGN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url|''|url",
                "audience|''|audience",
                "algorithms|HS256|algorithms",
                "algorithms|none|algorithms",
                "role-mapping.x|service|role-mapping.x",
                "role-mapping.x|emperor|role-mapping.x",
                "default-role|service|default-role",
                "user-prefix|a b|user-prefix",
                "url|openspeak|our own issuer"
            })
    void badSettings_stopTheStart_andAreNamed(String setting, String value, String named) {
        assertThatThrownBy(() -> Federation.of(issuer, Map.of(setting, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(named);
    }

    @Test
    void twoIssuers_whosePeopleCouldBeMixedUp_stopTheStart() {
        Map<String, String> settings = Map.of(
                "a.url", "https://a",
                "a.audience", "x",
                "a.user-prefix", "none",
                "b.url", "https://b",
                "b.audience", "x");

        assertThatThrownBy(() -> Federation.with(settings)).hasMessageContaining("user-prefix");
    }

    @Test
    void keycloakVariables_areAnIssuer() {
        SmallRyeConfig config = Federation.config(Map.of(
                "keycloak.url", "http://keycloak:8080/",
                "keycloak.realm", "colink",
                "keycloak.client-id", "colink-api"));

        List<IssuerRules> rules = IssuerRules.of(
                config.getConfigMapping(IdentitySettings.class), config.getConfigMapping(KeycloakSettings.class));

        assertThat(rules).hasSize(1);
        assertThat(rules.getFirst().url()).isEqualTo("http://keycloak:8080/realms/colink");
        assertThat(rules.getFirst().audience()).isEqualTo("colink-api");
        assertThat(rules.getFirst().claims().userPrefix()).isEqualTo("keycloak:");
    }

    private void restart(Map<String, String> settings) {
        federation.close();
        federation = Federation.of(issuer, settings);
    }

    private static String token(Consumer<JwtClaims> change) {
        JwtClaims claims = issuer.claims();
        change.accept(claims);
        return FakeIssuer.sign(key, claims);
    }

    private static NumericDate fromNow(int seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private static Arguments bad(String name, Flaw expected, Consumer<JwtClaims> change) {
        return Arguments.of(name, expected, change);
    }

    private static String compact(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

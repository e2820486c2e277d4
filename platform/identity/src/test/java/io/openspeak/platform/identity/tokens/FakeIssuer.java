package io.openspeak.platform.identity.tokens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An OpenID issuer on a loopback port, as far as verifiers see one: discovery, a key set that changes, and tokens. */
final class FakeIssuer implements AutoCloseable {

    final AtomicInteger keySetRequests = new AtomicInteger();

    private final HttpServer server;
    private final List<PublicJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile String claimedIssuer = "";

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                                .formatted(claimedIssuer.isEmpty() ? url() : claimedIssuer, url())));
        server.createContext("/keys", exchange -> {
            keySetRequests.incrementAndGet();
            answer(exchange, new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A key of that algorithm, published from now on. */
    PublicJsonWebKey publish(String algorithm, String keyId) {
        PublicJsonWebKey key = key(algorithm, keyId);
        keys.add(key);
        return key;
    }

    void publish(PublicJsonWebKey key) {
        keys.add(key);
    }

    void withdraw(PublicJsonWebKey key) {
        keys.remove(key);
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** Discovery says that it is somebody else. */
    void claimsToBe(String issuer) {
        claimedIssuer = issuer;
    }

    static PublicJsonWebKey key(String algorithm, String keyId) {
        try {
            PublicJsonWebKey key = switch (algorithm) {
                case "RS256", "PS256" -> RsaJwkGenerator.generateJwk(2048);
                case "EdDSA" -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
                default -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
            };
            key.setKeyId(keyId);
            key.setUse("sig");
            key.setAlgorithm(algorithm);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Claims of a valid token of user {@code alice}, from which a test departs. */
    JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("openspeak-api", "account");
        claims.setSubject(
                UUID.nameUUIDFromBytes("alice".getBytes(StandardCharsets.UTF_8)).toString());
        claims.setClaim("preferred_username", "alice");
        claims.setClaim("name", "Alice Ånström");
        claims.setClaim("typ", "Bearer");
        claims.setClaim("scope", "openid profile");
        claims.setClaim("sid", "s1");
        claims.setClaim("realm_access", Map.of("roles", List.of("default-roles-team", "leads")));
        claims.setJwtId("onrtro:" + UUID.randomUUID());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    static String sign(PublicJsonWebKey key, JwtClaims claims) {
        return sign(key, claims, Map.of());
    }

    static String sign(PublicJsonWebKey key, JwtClaims claims, Map<String, String> headers) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(key.getAlgorithm());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("typ", "JWT");
        headers.forEach(token::setHeader);
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

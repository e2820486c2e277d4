package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.tokens.RemoteKeys.KeySetDocument;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Key sets on the web: at a known address, or at the one that the issuer's OpenID discovery tells. */
final class KeySetDocuments {

    private static final int TIME_OUT_MS = 2_000;
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private KeySetDocuments() {}

    static KeySetDocument at(HttpClient http, String url) {
        return new At(http, url);
    }

    static KeySetDocument ofIssuer(HttpClient http, String issuer) {
        return new OfIssuer(http, issuer);
    }

    private record At(HttpClient http, String url) implements KeySetDocument {

        @Override
        public Future<String> fetch() {
            return get(http, url);
        }

        @Override
        public String toString() {
            return url;
        }
    }

    /** Discovery is asked each time: it is as cheap as the key set, and an issuer may move its keys. */
    private record OfIssuer(HttpClient http, String issuer) implements KeySetDocument {

        @Override
        public Future<String> fetch() {
            return get(http, issuer.replaceAll("/+$", "") + DISCOVERY)
                    .map(this::keySetUrl)
                    .compose(url -> get(http, url));
        }

        private String keySetUrl(String document) {
            try {
                JsonObject metadata = new JsonObject(document);
                if (!issuer.equals(metadata.getString("issuer"))) {
                    throw new IllegalArgumentException(
                            "the discovery document is of issuer '" + metadata.getString("issuer") + "'");
                }
                String url = metadata.getString("jwks_uri");
                if (url == null) {
                    throw new IllegalArgumentException("the discovery document names no 'jwks_uri'");
                }
                return url;
            } catch (DecodeException | ClassCastException malformed) {
                throw new IllegalArgumentException("the discovery document is malformed", malformed);
            }
        }

        @Override
        public String toString() {
            return issuer + DISCOVERY;
        }
    }

    private static Future<String> get(HttpClient http, String url) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url)
                .setTimeout(TIME_OUT_MS);
        return http.request(request)
                .compose(sent -> sent.send().compose(answer -> body(url, answer)))
                .map(Buffer::toString);
    }

    private static Future<Buffer> body(String url, HttpClientResponse answer) {
        return answer.statusCode() == 200
                ? answer.body()
                : Future.failedFuture(url + " answered " + answer.statusCode() + "; expected 200");
    }
}

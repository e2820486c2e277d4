package io.openspeak.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.rest.contract.ContractRoutes;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense at every route: always an answer, never a fault of ours, never a word about our classes. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class RestFuzzTest {

    private static final int TRIES_PER_ROUTE = 40;
    private static final String JSON = "Content-Type: application/json\r\n";

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"\\ud800\"",
            "null",
            "true",
            "1e999999999",
            "-0",
            "NaN",
            "\u0000",
            "\"channel_id\":",
            "\"rules\":[",
            "{\"everyone\":",
            "\"allow\":[",
            "\"RIGHT_JOIN\"",
            "\"kind\":",
            "\"a\"",
            "\"participants\":",
            "\"capacity\":",
            "99999999999999999999",
            "\"token\":",
            "\"password\":{",
            "\"name\":",
            "\"\uD83D\uDE00\"",
            "'",
            "//",
            "\"__proto__\":",
            "\"limit\":1.5",
            "\"@type\":\"x\"");
    private static final List<String> TARGET_PIECES = List.of(
            "a",
            "-",
            "%20",
            "%2f",
            "%00",
            "%",
            "%zz",
            "%c3%28",
            "..",
            ".",
            "?",
            "&",
            "=",
            "page_size",
            "filter",
            ";",
            "+",
            "general",
            "broken%",
            "//",
            "#",
            ":",
            "@",
            "\u00e9",
            "[",
            "{x}",
            "RIGHT_JOIN",
            "channel_id");

    @Inject
    ServedMethods methods;

    @Inject
    KeySource keys;

    @BeforeEach
    void awaitKeys() {
        Awaitility.await().until(keys::ready);
    }

    @Test
    void everyRoute_randomRequests_areAnsweredInGoodForm() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Route> routes = ContractRoutes.of(methods.contracts());
        assertThat(routes).isNotEmpty();
        String token = "Authorization: Bearer " + TestTokens.trusted().of("root", "admin") + "\r\n";
        for (Route route : routes) {
            for (int i = 0; i < TRIES_PER_ROUTE; i++) {
                String target = target(route, random);
                byte[] body = body(random);
                RawHttp answer = RawHttp.send(route.method(), target, token + (i % 4 == 0 ? "" : JSON), body);
                assertInGoodForm(answer, "seed " + seed + ": " + route.method() + " " + target);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/channels/%zz",
                "/channels/%",
                "/channels?filter=%zz",
                "/channels/c?%=1",
                "/channels/../../etc/passwd%",
                "/auth/login%zz"
            })
    void undecodablePathOrQuery_isRefusedAtTheDoor(String target) {
        String token = "Authorization: Bearer " + TestTokens.trusted().of("alice") + "\r\n";

        RawHttp answer = RawHttp.send("GET", target, token, new byte[0]);

        // Quarkus refuses what is no URI before any route, without a body.
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("content-length: 0");
    }

    @Test
    void form_isRefused() {
        String headers = "Content-Type: multipart/form-data; boundary=x\r\n";

        RawHttp answer = RawHttp.send("POST", "/auth/login", headers, "--x\r\nbroken".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text()).contains("\"unsupported_media_type\"");
    }

    private static void assertInGoodForm(RawHttp answer, String request) {
        assertThat(answer.status())
                .as(request + "\n" + answer.text())
                .isIn(200, 400, 401, 403, 404, 405, 413, 415, 429, 501);
        if (answer.status() != 200 && !answer.text().contains("content-length: 0")) {
            assertThat(answer.text()).as(request).contains("application/problem+json");
        }
        assertThat(answer.text())
                .as(request)
                .doesNotContain("Exception")
                .doesNotContain("java.")
                .doesNotContain("io.openspeak")
                .doesNotContain("com.google")
                .doesNotContain("\tat ");
    }

    private static String target(Route route, Random random) {
        String target = route.path().text();
        for (String field : route.path().fields()) {
            target = target.replace("{" + field + "}", pieces(TARGET_PIECES, 1 + random.nextInt(3), random));
        }
        return random.nextBoolean() ? target : target + "?" + pieces(TARGET_PIECES, 1 + random.nextInt(8), random);
    }

    private static byte[] body(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case 1 -> new byte[0];
            case 2 -> ("{" + pieces(PIECES, random.nextInt(12), random) + "}").getBytes(StandardCharsets.UTF_8);
            default -> pieces(PIECES, random.nextInt(12), random).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String pieces(List<String> of, int count, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(of.get(random.nextInt(of.size())));
        }
        return text.toString();
    }
}

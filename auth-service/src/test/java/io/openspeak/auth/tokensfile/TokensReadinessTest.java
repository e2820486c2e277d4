package io.openspeak.auth.tokensfile;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.TokenEntries;
import io.openspeak.platform.testing.LoggedLines;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A pod whose tokens file can't be used from the start on. */
@QuarkusTest
@TestProfile(TokensReadinessTest.WithABrokenFile.class)
@SuppressWarnings("NullAway.Init")
class TokensReadinessTest {

    @ConfigProperty(name = "openspeak.auth.tokens-file")
    Path tokensFile;

    /** Its file is there, but an entry lacks what it is known by. */
    public static final class WithABrokenFile implements QuarkusTestProfile {

        private static final String BROKEN = """
                {"tokens":[{"name":"night shift","user":"shift","roles":["member"],"expires_at":null}]}""";

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(RealRedisResource.class),
                    new TestResourceEntry(TestKeys.class),
                    new TestResourceEntry(TestEnvironment.class, Map.of(TestEnvironment.TOKENS_FILE, BROKEN)));
        }
    }

    @Test
    void pod_isNotReady_untilItsTokensFileIsMended_andThenForGood() throws IOException {
        tokens(503, "DOWN")
                .body(
                        "checks.find { it.name == 'tokens file' }.data.why",
                        equalTo("entry 'night shift': 'sha256' is not 64 lowercase hexadecimal digits"));

        TokenEntries.write(tokensFile, TokenEntries.entry("shift", "member", "secret", "null"));
        await().untilAsserted(() -> tokens(200, "UP"));

        try (LoggedLines logged = LoggedLines.listen()) {
            Files.writeString(tokensFile, "{ not json");
            await().until(() -> logged.lines().stream().anyMatch(line -> line.contains("tokens_file_unusable")));
        }
        tokens(200, "UP");
    }

    private static ValidatableResponse tokens(int code, String status) {
        return given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(code)
                .body("checks.find { it.name == 'tokens file' }.status", equalTo(status));
    }
}

package io.openspeak.auth.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.v1.Auth;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.OpenApiDocument;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.platform.testing.surface.RestFuzz;
import io.openspeak.platform.testing.surface.RouteAccess;
import io.openspeak.platform.testing.surface.RouteUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random requests at all routes of auth.v1, and who gets through them. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AuthRestFuzzTest {

    private static final int TRIES = 20;
    private static final List<RouteUnderTest> ROUTES =
            RouteUnderTest.of(Auth.getDescriptor().findServiceByName("AuthService"));

    @Test
    void everyRoute_randomRequests_areAnsweredInGoodForm() {
        long seed = FuzzSeed.ofThisRun();
        RandomMessages messages = new RandomMessages(seed, "fuzz-c", "fuzz-d", "member", "a good long password");

        RestFuzz fuzz = new RestFuzz(seed, messages, TRIES).callAll(ROUTES);

        assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
        assertThat(fuzz.answered()).contains("GET /auth/me", "POST /auth/validate");
    }

    @Test
    void everyRoute_letsInWhomItsContractNames() {
        assertThat(ROUTES).hasSizeGreaterThan(15);
        assertThat(RouteAccess.breaches(ROUTES)).isEmpty();
    }

    @Test
    void openApi_readByATool_isValidAndHasEveryRoute() {
        assertThat(OpenApiDocument.flaws(ROUTES, "/.well-known/jwks.json")).isEmpty();
    }
}

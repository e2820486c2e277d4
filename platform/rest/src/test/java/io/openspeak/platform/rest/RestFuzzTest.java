package io.openspeak.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.platform.identity.tokens.KeySource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.TestTokens;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.openspeak.platform.testing.surface.RawHttp;
import io.openspeak.platform.testing.surface.RestFuzz;
import io.openspeak.platform.testing.surface.RouteAccess;
import io.openspeak.platform.testing.surface.RouteUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense at every route: always an answer, never a fault of ours, never a word about our classes; and the fuzz itself, shown to fail. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class RestFuzzTest {

    private static final int TRIES = 15;

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
        long seed = FuzzSeed.ofThisRun();

        RestFuzz fuzz = new RestFuzz(seed, new RandomMessages(seed, "general"), TRIES).callAll(routes());

        assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
        assertThat(fuzz.answered()).contains("GET /channels/{channel_id}");
    }

    @Test
    void everyRoute_letsInWhomItsContractNames() {
        assertThat(routes()).hasSizeGreaterThan(30);
        assertThat(RouteAccess.breaches(routes())).isEmpty();
    }

    /** The fuzz, shown to fail: the service under test breaks for that name. */
    @Test
    void serviceThatBreaks_isFoundOut() {
        List<RouteUnderTest> one = routes().stream()
                .filter(route -> route.toString().equals("GET /channels/{channel_id}"))
                .toList();

        RestFuzz fuzz = new RestFuzz(1, new RandomMessages(1, "broken"), TRIES).callAll(one);

        assertThat(fuzz.faults()).isNotEmpty().allMatch(fault -> fault.contains("internal_error"));
    }

    /** The walk over access, shown to fail: routes that are served by another declaration than the one they are held against. */
    @Test
    void routeThatIsOpenByMistake_isFoundOut() {
        List<RouteUnderTest> bent = routes().stream()
                .map(route -> new RouteUnderTest(
                        route.method(),
                        route.path(),
                        route.takesBody(),
                        route.request(),
                        route.access() == Access.ACCESS_ANYONE ? Access.ACCESS_ADMIN : Access.ACCESS_ANYONE))
                .toList();

        List<String> breaches = RouteAccess.breaches(bent);

        assertThat(bent).allMatch(route -> breaches.stream().anyMatch(breach -> breach.startsWith(route + ",")));
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
        RawHttp answer =
                RawHttp.send("GET", target, RawHttp.bearer(TestTokens.trusted().of("alice")), new byte[0]);

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

    private List<RouteUnderTest> routes() {
        List<ServiceDescriptor> contracts = methods.contracts();
        return contracts.stream()
                .flatMap(contract -> RouteUnderTest.of(contract).stream())
                .toList();
    }
}

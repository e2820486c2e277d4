package io.openspeak.platform.testing.surface;

import io.openspeak.contract.v1.Access;
import io.openspeak.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who gets through each route of a running service, held against what its contract says. */
public final class RouteAccess {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private RouteAccess() {}

    /** Routes that let in whom they should not, or keep out whom they should not, and how; empty: all are as declared. */
    public static List<String> breaches(List<RouteUnderTest> routes) {
        List<String> breaches = new ArrayList<>();
        for (RouteUnderTest route : routes) {
            if (route.access() == Access.ACCESS_ANYONE) {
                RawHttp open = call(route, "");
                breach(!open.text().contains("\"unauthorized\""), route, "no token", open, breaches);
            } else {
                refused(route, "", 401, "unauthorized", breaches);
                refused(route, forged(), 401, "unauthorized", breaches);
                refused(route, other(), 403, "forbidden", breaches);
            }
            if (route.access() != Access.ACCESS_ANYONE && route.access() != Access.ACCESS_SIGNED_IN) {
                refused(route, TestTokens.trusted().of("stranger"), 403, "forbidden", breaches);
            }
        }
        return breaches;
    }

    /** Signed by another key than the one that it names, which is known: for an unknown one its issuer would be asked each time. */
    private static String forged() {
        return TestTokens.generate()
                .shape("forger")
                .roles(List.of("admin"))
                .keyId(TestTokens.trusted().keyId())
                .sign();
    }

    /** An administrator's token that is good for voice only, which no route is. */
    private static String other() {
        return TestTokens.trusted()
                .shape("stranger")
                .roles(List.of("admin"))
                .claim("scope", "voice")
                .sign();
    }

    private static void refused(RouteUnderTest route, String token, int status, String reason, List<String> breaches) {
        RawHttp answer = call(route, token);
        boolean asDeclared = answer.status() == status && answer.text().contains("\"reason\":\"" + reason + "\"");
        breach(asDeclared, route, reason + " expected", answer, breaches);
    }

    private static void breach(
            boolean asDeclared, RouteUnderTest route, String what, RawHttp answer, List<String> breaches) {
        if (!asDeclared) {
            breaches.add(route + ", " + what + ": " + answer.text());
        }
    }

    private static RawHttp call(RouteUnderTest route, String token) {
        String headers = (token.isEmpty() ? "" : RawHttp.bearer(token))
                + (route.takesBody() ? "Content-Type: application/json\r\n" : "");
        return RawHttp.send(
                route.method(), route.filled(field -> "nobody"), headers, route.takesBody() ? EMPTY : new byte[0]);
    }
}

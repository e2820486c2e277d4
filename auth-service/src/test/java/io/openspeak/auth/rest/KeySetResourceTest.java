package io.openspeak.auth.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.openspeak.auth.TestEnvironment;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What verifiers of our tokens find. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class KeySetResourceTest {

    @Test
    void keySet_anyone_holdsThePublicHalfOnly() {
        given().when()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("cache-control", containsString("max-age"))
                .body("keys[0].kid", notNullValue())
                .body("keys[0].alg", equalTo("ES256"))
                .body(not(containsString("\"d\"")));
    }

    @Test
    void discovery_anyone_leadsToTheKeys() {
        String keys = given().when()
                .get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("openspeak"))
                .body("id_token_signing_alg_values_supported", hasItem("ES256"))
                .body("claims_supported", hasItem("groups"))
                .extract()
                .path("jwks_uri");

        given().when().get(keys).then().statusCode(200).body("keys[0].kid", notNullValue());
    }
}

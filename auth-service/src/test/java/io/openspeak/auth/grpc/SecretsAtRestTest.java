package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.redis.RedisDump;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in Redis after people have signed in. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class SecretsAtRestTest {

    private final ManagedChannel connection = GrpcUnderTest.connect();
    private final AuthUser auth = new AuthUser(connection);

    @Inject
    Redis redis;

    @AfterEach
    void disconnect() {
        connection.shutdownNow();
    }

    @Test
    void redis_afterSignInsAndTokens_holdsNoSecret() {
        String user = auth.account();
        LoginResponse signIn = auth.signIn(user);
        String refreshed = auth.refresh(signIn.getRefreshToken()).getRefreshToken();
        CreateTokenResponse token = auth.token(signIn.getAccessToken());
        RotateTokenResponse rotated = auth.rotate(signIn.getAccessToken(), token, 60);

        String everything = RedisDump.of(redis);

        for (String secret : List.of(signIn.getRefreshToken(), refreshed, token.getSecret(), rotated.getSecret())) {
            String random = secret.substring(secret.length() - 43);
            assertThat(everything).doesNotContain(random);
        }
        assertThat(everything)
                .contains(token.getToken().getTokenId())
                .doesNotContain(AuthUser.PASSWORD)
                .doesNotContain(signIn.getAccessToken())
                .doesNotContain(signIn.getRefreshToken().split("\\.", -1)[2]);
    }
}

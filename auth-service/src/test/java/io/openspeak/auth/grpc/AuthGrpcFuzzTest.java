package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.openspeak.auth.TestEnvironment;
import io.openspeak.auth.v1.Auth;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.platform.testing.surface.FuzzSeed;
import io.openspeak.platform.testing.surface.GrpcFuzz;
import io.openspeak.platform.testing.surface.RandomMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Random requests at all of auth.v1: refused or answered, never a fault of ours, never a hang. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(TestEnvironment.class)
class AuthGrpcFuzzTest {

    private static final int TRIES = 30;

    @Test
    void everyRpc_randomRequests_endInGoodForm() {
        long seed = FuzzSeed.ofThisRun();
        RandomMessages messages = new RandomMessages(seed, "fuzz-a", "fuzz-b", "member", "a good long password");
        ManagedChannel connection = GrpcUnderTest.connect();
        try {
            GrpcFuzz fuzz = new GrpcFuzz(connection, messages, TRIES)
                    .callAll(Auth.getDescriptor().findServiceByName("AuthService"));

            assertThat(fuzz.faults()).as("seed " + seed).isEmpty();
            assertThat(fuzz.answered()).contains("WhoAmI", "ValidateToken");
        } finally {
            connection.shutdownNow();
        }
    }
}

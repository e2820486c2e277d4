package io.openspeak.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} a real Redis: {@code @QuarkusTestResource(RealRedisResource.class)}. */
public final class RealRedisResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable RealRedis redis;

    @Override
    public Map<String, String> start() {
        RealRedis started = RealRedis.start();
        redis = started;
        return Map.of("openspeak.redis.url", started.url());
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    /** Fields of type {@link RealRedis} get the server, for tests that stop it. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RealRedis.class));
    }
}

package io.openspeak.auth.redis;

import io.openspeak.auth.AttemptStore;
import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyedHash;
import io.openspeak.auth.domain.Attempt;
import io.openspeak.auth.domain.AttemptRule;
import io.openspeak.auth.domain.AttemptRule.Counter;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Counters of attempts in Redis: those of an account in the partition of its name, those of an address in that of the address. No
 * script may touch two partitions, so they are counted one after the other.
 */
@ApplicationScoped
public class RedisAttemptStore implements AttemptStore {

    /** Above, the places of an account that were not used for longest are forgotten. */
    private static final int MOST_PLACES = 64;

    private final RedisCommands redis;
    private final KeyedHash hashes;
    private final Duration rememberPlaces;
    private final LuaScript take;
    private final LuaScript giveBack;
    private final LuaScript noteSignIn;

    public RedisAttemptStore(Redis redis, KeyedHash hashes, AuthSettings settings) {
        this.redis = new RedisCommands(redis);
        this.hashes = hashes;
        rememberPlaces = settings.attempts().rememberPlaces();
        take = LuaScript.load(this.redis, "take_attempt");
        giveBack = LuaScript.load(this.redis, "give_back_attempt");
        noteSignIn = LuaScript.load(this.redis, "note_sign_in");
    }

    @Override
    public Uni<Known> known(Attempt attempt) {
        if (!Ids.valid(attempt.name())) {
            return Uni.createFrom().item(new Known(false, false));
        }
        return redis.send(
                        Command.ZMSCORE,
                        AuthKeys.places(new UserId(attempt.name())),
                        device(attempt.device()),
                        address(attempt.network()))
                .map(Objects::requireNonNull)
                .map(scores -> new Known(
                        !attempt.device().isEmpty() && scores.get(0) != null,
                        !attempt.network().isEmpty() && scores.get(1) != null));
    }

    @Override
    public Uni<Duration> take(Attempt attempt, Set<Counter> counters, AttemptRule rule, Instant now) {
        Set<Counter> ofAccount = ofAccount(counters);
        return take(keys(attempt, ofAccount), allowances(ofAccount, rule), now)
                .chain(wait -> !wait.isZero() || !counters.contains(Counter.ADDRESS)
                        ? Uni.createFrom().item(wait)
                        : take(keys(attempt, EnumSet.of(Counter.ADDRESS)), List.of(rule.address()), now)
                                .call(waitHere -> waitHere.isZero()
                                        ? Uni.createFrom().voidItem()
                                        : giveBack(attempt, ofAccount, rule, now)));
    }

    @Override
    public Uni<Void> giveBack(Attempt attempt, Set<Counter> counters, AttemptRule rule, Instant now) {
        Set<Counter> ofAccount = ofAccount(counters);
        Uni<Void> account = giveBack(keys(attempt, ofAccount), allowances(ofAccount, rule), now);
        return counters.contains(Counter.ADDRESS)
                ? account.chain(
                        () -> giveBack(keys(attempt, EnumSet.of(Counter.ADDRESS)), List.of(rule.address()), now))
                : account;
    }

    @Override
    public Uni<Void> signedIn(UserId user, Attempt attempt, Instant now) {
        List<Object> arguments = new ArrayList<>(List.of(now.toEpochMilli(), rememberPlaces.toMillis(), MOST_PLACES));
        if (!attempt.device().isEmpty()) {
            arguments.add(device(attempt.device()));
        }
        if (!attempt.network().isEmpty()) {
            arguments.add(address(attempt.network()));
        }
        return noteSignIn
                .run(List.of(AuthKeys.account(user), AuthKeys.places(user)), arguments)
                .replaceWithVoid();
    }

    private Uni<Duration> take(List<String> keys, List<Allowance> allowances, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Duration.ZERO);
        }
        List<Object> arguments = new ArrayList<>(List.of(micros(now)));
        for (Allowance allowance : allowances) {
            arguments.add(allowance.burst());
            arguments.add(allowance.everyMicros());
        }
        return take.run(keys, arguments).map(taken -> wait(Objects.requireNonNull(taken)));
    }

    private Uni<Void> giveBack(List<String> keys, List<Allowance> allowances, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Object> arguments = new ArrayList<>(List.of(micros(now)));
        allowances.forEach(allowance -> arguments.add(allowance.everyMicros()));
        return giveBack.run(keys, arguments).replaceWithVoid();
    }

    private static Duration wait(Response taken) {
        return Duration.of(taken.get(0).toLong(), ChronoUnit.MICROS);
    }

    private static Set<Counter> ofAccount(Set<Counter> counters) {
        Set<Counter> ofAccount = EnumSet.copyOf(counters);
        ofAccount.remove(Counter.ADDRESS);
        return ofAccount;
    }

    private static List<Allowance> allowances(Set<Counter> counters, AttemptRule rule) {
        return counters.stream().map(rule::of).toList();
    }

    private List<String> keys(Attempt attempt, Set<Counter> counters) {
        return counters.stream().map(counter -> key(attempt, counter)).toList();
    }

    /** Names stand in keys as hashes: some are passwords in the wrong field. */
    private String key(Attempt attempt, Counter counter) {
        return switch (counter) {
            case ACCOUNT -> AuthKeys.attemptCounter(attempt.name(), hashes.of("account " + attempt.name()));
            case ACCOUNT_AT_ADDRESS ->
                AuthKeys.attemptCounter(
                        attempt.name(), hashes.of("account " + attempt.name() + " address " + attempt.network()));
            case ACCOUNT_AT_DEVICE ->
                AuthKeys.attemptCounter(
                        attempt.name(), hashes.of("account " + attempt.name() + " device " + attempt.device()));
            case ADDRESS -> AuthKeys.attemptCounter(attempt.network(), address(attempt.network()));
        };
    }

    private String device(String device) {
        return hashes.of("device " + device);
    }

    private String address(String network) {
        return hashes.of("address " + network);
    }

    private static long micros(Instant now) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }
}

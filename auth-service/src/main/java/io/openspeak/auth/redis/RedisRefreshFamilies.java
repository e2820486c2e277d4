package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.RefreshFamilies;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.Revocation.Subject;
import io.openspeak.auth.domain.SecretHash;
import io.openspeak.auth.domain.TokenLives;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Families of refresh tokens in Redis. */
@ApplicationScoped
public class RedisRefreshFamilies implements RefreshFamilies {

    private final LuaScript start;
    private final LuaScript renew;
    private final LuaScript end;
    private final LuaScript endAll;
    private final AuditAppend audit;
    private final SignOut signOut;
    private final TokenLives lives;
    private final AuthSettings settings;

    public RedisRefreshFamilies(
            Redis redis, AuditAppend audit, SignOut signOut, TokenLives lives, AuthSettings settings) {
        RedisCommands commands = new RedisCommands(redis);
        start = LuaScript.load(commands, "start_family");
        renew = LuaScript.load(commands, "renew_family");
        end = LuaScript.load(commands, "end_family");
        endAll = LuaScript.load(commands, "revoke_sign_ins");
        this.audit = audit;
        this.signOut = signOut;
        this.lives = lives;
        this.settings = settings;
    }

    @Override
    public Uni<Optional<Instant>> start(RefreshToken first, Device device, Instant since) {
        AuthSettings.RefreshTokens rules = settings.refreshTokens();
        return start.run(
                        List.of(AuthKeys.families(first.user()), AuthKeys.account(first.user())),
                        List.of(
                                since.toEpochMilli(),
                                first.family(),
                                SecretHash.of(first.proof()).hex(),
                                SecretHash.of(first.secret()).hex(),
                                device.id(),
                                device.kind().name(),
                                rules.lifetime().toMillis(),
                                rules.idle().toMillis(),
                                rules.perUser()))
                .map(end -> Optional.ofNullable(end).map(RedisRefreshFamilies::time));
    }

    @Override
    public Uni<Renewal> renew(RefreshToken presented, String salt, Instant now, AuditEntry reuse) {
        AuthSettings.RefreshTokens rules = settings.refreshTokens();
        UserId user = presented.user();
        List<String> keys = new ArrayList<>(List.of(AuthKeys.families(user), AuthKeys.account(user)));
        keys.addAll(AuthKeys.ofRevocation(user));
        keys.add(AuthKeys.audit(AuthKeys.partition(user)));
        // The family is gone for good, so a clock that is behind another pod's must not spare what that one issued.
        Instant forgetAt = now.plus(lives.ours());
        List<Object> arguments = new ArrayList<>(RevocationAppend.arguments(
                Revocation.of(new Subject.Family(presented.family().value()), forgetAt, forgetAt, "refresh token"),
                now));
        arguments.addAll(audit.arguments(reuse));
        arguments.addAll(List.of(
                presented.family(),
                SecretHash.of(presented.proof()).hex(),
                SecretHash.of(presented.secret()).hex(),
                SecretHash.of(presented.successor(salt).secret()).hex(),
                salt,
                rules.grace().toMillis(),
                rules.idle().toMillis()));
        return renew.run(keys, arguments).map(answer -> renewal(Objects.requireNonNull(answer)));
    }

    @Override
    public Uni<LogPosition> end(UserId user, FamilyId family, String issuer, Instant until, AuditEntry entry) {
        List<String> keys = new ArrayList<>(List.of(AuthKeys.families(user)));
        keys.addAll(AuthKeys.ofRevocation(user));
        keys.add(AuthKeys.audit(AuthKeys.partition(user)));
        Revocation revocation =
                Revocation.of(new Subject.Family(family.value()), until, until.plus(lives.of(issuer)), "signed out");
        List<Object> arguments = new ArrayList<>(RevocationAppend.arguments(revocation, entry.at()));
        arguments.addAll(audit.arguments(entry));
        arguments.add(family);
        return end.run(keys, arguments).map(answer -> AuthKeys.position(user, answer));
    }

    @Override
    public Uni<LogPosition> endAll(UserId user, String reason, Instant until, AuditEntry entry) {
        List<String> keys = new ArrayList<>(List.of(AuthKeys.account(user), AuthKeys.families(user)));
        keys.addAll(AuthKeys.ofRevocation(user));
        keys.add(AuthKeys.audit(AuthKeys.partition(user)));
        List<Object> arguments = new ArrayList<>(signOut.arguments(user, until, reason, entry.at()));
        arguments.addAll(audit.arguments(entry));
        return endAll.run(keys, arguments).map(answer -> AuthKeys.position(user, answer));
    }

    private static Renewal renewal(Response answer) {
        String outcome = answer.get(0).toString();
        return switch (outcome) {
            case "RENEWED" ->
                new Renewal.Renewed(
                        answer.get(1).toString(),
                        new Device(
                                answer.get(3).toString(),
                                Device.Kind.valueOf(answer.get(4).toString())),
                        time(answer.get(2)));
            case "REUSED" -> new Renewal.Reused();
            case "DISABLED" -> new Renewal.Disabled();
            case "ENDED" -> new Renewal.Ended();
            default -> throw new IllegalStateException("renew_family answered '" + outcome + "'");
        };
    }

    private static Instant time(Response millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis.toString()));
    }
}

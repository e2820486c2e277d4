package io.openspeak.auth.redis;

import io.openspeak.auth.domain.Account;
import io.openspeak.auth.domain.PasswordHash;
import io.openspeak.auth.domain.StoredAccount;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An account as the fields of its hash. */
final class AccountRecord {

    /** In the order in which {@link #read} expects them. */
    static final List<String> FIELDS = List.of(
            "name",
            "roles",
            "disabled",
            "password",
            "one_time",
            "password_at",
            "created_at",
            "signed_in_at",
            "version");

    private AccountRecord() {}

    static Optional<StoredAccount> read(UserId user, Response fields) {
        @Nullable Response name = fields.get(0);
        if (name == null) {
            return Optional.empty();
        }
        Account account = new Account(
                user, name.toString(), roles(text(fields, 1)), text(fields, 2).equals("1"), time(fields, 6));
        return Optional.of(new StoredAccount(
                account,
                Optional.of(text(fields, 3)).filter(phc -> !phc.isEmpty()).map(PasswordHash::new),
                text(fields, 4).equals("1"),
                time(fields, 5),
                time(fields, 7),
                Long.parseLong(text(fields, 8))));
    }

    static String roles(Set<Role> roles) {
        return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(","));
    }

    static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(",", -1))
                .flatMap(role -> Role.ofWireName(role).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant time(Response fields, int index) {
        String millis = text(fields, index);
        return millis.isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String text(Response fields, int index) {
        @Nullable Response value = fields.get(index);
        return value == null ? "" : value.toString();
    }
}

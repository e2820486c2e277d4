package io.openspeak.auth.tokensfile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.SecretHash;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens file as JSON, and its entries once they have been checked. */
@RegisterForReflection
record TokensDocument(@Nullable List<Entry> tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** One entry as written. */
    @RegisterForReflection
    record Entry(
            @Nullable String name,
            @Nullable String user,
            @Nullable List<String> roles,
            @Nullable String sha256,
            @JsonProperty("expires_at") @Nullable String expiresAt) {}

    /** Reads the file's text; an IllegalArgumentException names the entry that is wrong, and how. */
    static List<PreSharedToken> parse(String text) {
        try {
            @Nullable
            List<Entry> entries = JSON.readValue(text, TokensDocument.class).tokens();
            if (entries == null) {
                throw new IllegalArgumentException("it has no list 'tokens'");
            }
            return entries.stream().map(TokensDocument::checked).toList();
        } catch (JsonProcessingException malformed) {
            // Its message quotes the file, which must not get into logs.
            throw new IllegalArgumentException("it is not the expected JSON, near line "
                    + (malformed.getLocation() == null
                            ? "?"
                            : malformed.getLocation().getLineNr()));
        }
    }

    private static PreSharedToken checked(@Nullable Entry entry) {
        if (entry == null || entry.name() == null) {
            throw new IllegalArgumentException("an entry has no 'name'");
        }
        String name = entry.name();
        if (entry.user() == null || !Ids.valid(entry.user())) {
            throw wrong(name, "'user' is not 1 to 64 characters out of A-Z a-z 0-9 _ . : @ and -");
        }
        if (entry.sha256() == null || !SHA256.matcher(entry.sha256()).matches()) {
            throw wrong(name, "'sha256' is not 64 lowercase hexadecimal digits");
        }
        return new PreSharedToken(
                name, new UserId(entry.user()), roles(entry), new SecretHash(entry.sha256()), end(entry));
    }

    private static Set<Role> roles(Entry entry) {
        if (entry.roles() == null || entry.roles().isEmpty()) {
            throw wrong(String.valueOf(entry.name()), "'roles' is empty; expected some of " + known());
        }
        return entry.roles().stream()
                .map(role -> Role.ofWireName(role)
                        .orElseThrow(() -> wrong(
                                String.valueOf(entry.name()), "role '" + role + "' is not known; expected " + known())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> end(Entry entry) {
        try {
            return Optional.ofNullable(entry.expiresAt())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException malformed) {
            throw wrong(String.valueOf(entry.name()), "'expires_at' is neither null nor a time of RFC 3339");
        }
    }

    private static String known() {
        return Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("entry '" + name + "': " + what);
    }
}

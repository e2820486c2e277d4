package io.openspeak.platform.identity;

import java.util.Locale;
import java.util.Optional;

/** What an account may do, as the claim {@code groups} of its tokens says. */
public enum Role {
    ADMIN,
    MODERATOR,
    MEMBER,
    DASHBOARD,
    SERVICE;

    /** Name in tokens and settings, for example {@code admin}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; empty for one that we don't know. */
    public static Optional<Role> ofWireName(String name) {
        for (Role role : values()) {
            if (role.wireName().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

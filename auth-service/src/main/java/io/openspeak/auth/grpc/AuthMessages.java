package io.openspeak.auth.grpc;

import io.openspeak.auth.domain.Device;
import io.openspeak.auth.v1.ClientRole;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages of auth.v1 to and from the domain. */
final class AuthMessages {

    /** Services stand in the tokens file, and nowhere else. */
    private static final Set<Role> OF_ACCOUNTS = EnumSet.complementOf(EnumSet.of(Role.SERVICE));

    private AuthMessages() {}

    static Device.Kind kind(ClientRole role) {
        return switch (role) {
            case CLIENT_ROLE_MOBILE -> Device.Kind.MOBILE;
            case CLIENT_ROLE_WEB -> Device.Kind.WEB;
            case CLIENT_ROLE_DASHBOARD -> Device.Kind.DASHBOARD;
            case CLIENT_ROLE_UNSPECIFIED, UNRECOGNIZED -> Device.Kind.UNSPECIFIED;
        };
    }

    static Set<Role> roles(Collection<String> names) {
        return names.stream().map(AuthMessages::role).collect(Collectors.toUnmodifiableSet());
    }

    private static Role role(String name) {
        return Role.ofWireName(name)
                .filter(OF_ACCOUNTS::contains)
                .orElseThrow(() -> Refusal.invalid("'roles' has '" + name + "'; expected some of "
                        + OF_ACCOUNTS.stream().map(Role::wireName).collect(Collectors.joining(", ")) + "."));
    }
}

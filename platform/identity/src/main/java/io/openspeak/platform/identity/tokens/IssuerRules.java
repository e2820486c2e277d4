package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.IdentitySettings.ExternalIssuer;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.KeycloakSettings;
import io.openspeak.platform.identity.Role;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of an external issuer, checked: what they leave out is filled in, and what they may not say stops the start.
 *
 * @param name our name for it
 * @param url how its tokens name it
 * @param audience whom they must be for
 * @param settings the rest
 */
record IssuerRules(String name, String url, String audience, ExternalIssuer settings) {

    /** Nothing that is not in here: above all neither {@code none} nor what is signed with a shared secret. */
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "PS256", "EdDSA");

    private static final String PREFIX = "openspeak.identity.issuers";
    private static final String KEYCLOAK = "keycloak";
    private static final String NONE = "none";

    static List<IssuerRules> of(IdentitySettings settings, KeycloakSettings keycloak) {
        Map<String, ExternalIssuer> named = new TreeMap<>(settings.issuers());
        if (keycloak.url().isPresent()) {
            named.putIfAbsent(KEYCLOAK, settings.issuers().get(KEYCLOAK));
        }
        List<IssuerRules> all = new ArrayList<>();
        named.forEach((name, issuer) -> all.add(
                name.equals(KEYCLOAK)
                        ? ofKeycloak(issuer, keycloak)
                        : rules(name, issuer, issuer.url(), issuer.audience())));
        requireApart(all, settings.issuer());
        return all;
    }

    private static IssuerRules ofKeycloak(ExternalIssuer issuer, KeycloakSettings keycloak) {
        Optional<String> url = keycloak.url()
                .flatMap(base -> keycloak.realm().map(realm -> base.replaceAll("/+$", "") + "/realms/" + realm));
        return rules(
                KEYCLOAK, issuer, issuer.url().or(() -> url), issuer.audience().or(keycloak::clientId));
    }

    private static IssuerRules rules(
            String name, ExternalIssuer issuer, Optional<String> url, Optional<String> audience) {
        String hint = name.equals(KEYCLOAK) ? " (or KEYCLOAK_URL, KEYCLOAK_REALM and KEYCLOAK_CLIENT_ID)" : "";
        IssuerRules rules = new IssuerRules(
                name,
                url.orElseThrow(
                        () -> wrong(name, "url", "is not set; expected the issuer as its tokens name it" + hint)),
                audience.orElseThrow(
                        () -> wrong(name, "audience", "is not set; expected the audience that its tokens name" + hint)),
                issuer);
        rules.algorithms();
        rules.claims();
        return rules;
    }

    Set<String> algorithms() {
        for (String algorithm : settings.algorithms()) {
            if (!ALGORITHMS.contains(algorithm)) {
                throw wrong(name, "algorithms", "has '" + algorithm + "'; expected some of " + ALGORITHMS);
            }
        }
        return Set.copyOf(settings.algorithms());
    }

    ExternalClaims claims() {
        return new ExternalClaims(
                name,
                settings.userClaim().map(List::of).orElse(List.of("preferred_username", "sub")),
                userPrefix(),
                settings.nameClaim(),
                new ClaimPath(settings.rolesClaim()),
                mapping(),
                settings.defaultRole().equals(NONE)
                        ? Optional.empty()
                        : Optional.of(role("default-role", settings.defaultRole())));
    }

    private String userPrefix() {
        String prefix = settings.userPrefix().orElse(name + ":");
        if (prefix.equals(NONE)) {
            return "";
        }
        if (!Ids.valid(prefix)) {
            throw wrong(name, "user-prefix", "is '" + prefix + "'; expected characters of ids, or 'none'");
        }
        return prefix;
    }

    private Map<String, Role> mapping() {
        Map<String, Role> mapping = new HashMap<>();
        settings.roleMapping().forEach((theirs, ours) -> mapping.put(theirs, role("role-mapping." + theirs, ours)));
        return mapping;
    }

    private Role role(String setting, String text) {
        return Role.ofWireName(text)
                .filter(role -> role != Role.SERVICE)
                .orElseThrow(() ->
                        wrong(name, setting, "is '" + text + "'; expected admin, moderator, member or dashboard"));
    }

    /** Two issuers of one name would share their keys' trust, two prefixes that run into each other their people. */
    private static void requireApart(List<IssuerRules> all, String ours) {
        for (IssuerRules one : all) {
            if (one.url().equals(ours)) {
                throw wrong(one.name(), "url", "is '" + ours + "', which is our own issuer");
            }
            for (IssuerRules other : all) {
                if (one != other && one.url().equals(other.url())) {
                    throw wrong(one.name(), "url", "is '" + one.url() + "', as that of " + other.name());
                }
                if (one != other && one.userPrefix().startsWith(other.userPrefix())) {
                    throw wrong(
                            one.name(),
                            "user-prefix",
                            "'" + one.userPrefix() + "' begins like that of " + other.name() + ", '"
                                    + other.userPrefix() + "'");
                }
            }
        }
    }

    private static ConfigurationException wrong(String name, String setting, String what) {
        return new ConfigurationException(PREFIX + "." + name + "." + setting + " " + what + ".");
    }
}

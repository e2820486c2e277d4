package io.openspeak.platform.identity;

import io.openspeak.contract.v1.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token may be used for.
 *
 * @param limitedTo the scopes; empty optional: everything that the roles allow
 */
public record TokenScopes(Optional<Set<Scope>> limitedTo) {

    /** Not limited. */
    public static final TokenScopes ALL = new TokenScopes(Optional.empty());

    private static final String PREFIX = "SCOPE_";

    public TokenScopes {
        limitedTo = limitedTo.map(Set::copyOf);
    }

    /** Those of a claim {@code scope}: names with spaces between them. Unknown names give nothing, so they only limit. */
    public static TokenScopes parse(String claim) {
        return new TokenScopes(Optional.of(Arrays.stream(claim.split(" ", -1))
                .flatMap(name -> ofWireName(name).stream())
                .collect(Collectors.toSet())));
    }

    /** The scope of that name, for example {@code channels_read}; empty for one that we don't know. */
    public static Optional<Scope> ofWireName(String name) {
        return Arrays.stream(Scope.values())
                .filter(TokenScopes::named)
                .filter(scope -> wireName(scope).equals(name))
                .findFirst();
    }

    /** Names of all scopes. */
    public static List<String> everyName() {
        return Arrays.stream(Scope.values())
                .filter(TokenScopes::named)
                .map(TokenScopes::wireName)
                .toList();
    }

    private static boolean named(Scope scope) {
        return scope != Scope.SCOPE_UNSPECIFIED && scope != Scope.UNRECOGNIZED;
    }

    /** Name in tokens, commands and lists. */
    public static String wireName(Scope scope) {
        return scope.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    /** True if a call that needs the scope may be made; one that names none needs a token without limits. */
    public boolean permit(Scope scope) {
        return limitedTo.isEmpty() || limitedTo.get().contains(scope);
    }

    /** True if a token with these may do all that one with the others may. */
    public boolean include(TokenScopes others) {
        return limitedTo
                .map(ours -> others.limitedTo().map(ours::containsAll).orElse(false))
                .orElse(true);
    }

    /** Names of the scopes that limit it, sorted; none: not limited. */
    public List<String> names() {
        return limitedTo.orElse(Set.of()).stream()
                .map(TokenScopes::wireName)
                .sorted()
                .toList();
    }
}

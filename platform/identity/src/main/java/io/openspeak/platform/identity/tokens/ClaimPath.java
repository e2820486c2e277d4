package io.openspeak.platform.identity.tokens;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in a token a claim stands: names with dots between them, for example {@code realm_access.roles}. A name may have dots
 * itself ({@code resource_access.my.client.roles}).
 *
 * @param path at least one name
 */
record ClaimPath(String path) {

    /** The texts that stand there: those of a list, or the words of one text; none if there is neither. */
    List<String> texts(Map<String, Object> claims) {
        return find(claims, path).map(ClaimPath::texts).orElse(List.of());
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case String text -> List.of(text.strip().split(" +", -1));
            case Collection<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            default -> List.of();
        };
    }

    private static Optional<Object> find(Map<?, ?> claims, String path) {
        if (claims.get(path) != null) {
            return Optional.of(claims.get(path));
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Optional<Object> found = find(inner, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}

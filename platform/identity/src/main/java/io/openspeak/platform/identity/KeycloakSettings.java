package io.openspeak.platform.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** A Keycloak realm by the variables that CoLink's clients know (KEYCLOAK_URL and so on): the external issuer {@code keycloak}. */
@ConfigMapping(prefix = "keycloak")
public interface KeycloakSettings {

    /** Base address of the server, as its tokens name it. */
    Optional<String> url();

    /** The realm. */
    Optional<String> realm();

    /** Client id of this installation: the audience that tokens must name. */
    Optional<String> clientId();
}

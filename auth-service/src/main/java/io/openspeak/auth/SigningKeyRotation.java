package io.openspeak.auth;

import io.openspeak.auth.domain.Actor;
import io.smallrye.mutiny.Uni;

/** Changes the signing key by command. */
public interface SigningKeyRotation {

    /** Publishes a new key, which signs as soon as every replica publishes it; its id. */
    Uni<String> rotateNow(Actor actor);
}

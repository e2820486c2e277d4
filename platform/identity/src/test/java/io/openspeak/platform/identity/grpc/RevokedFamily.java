package io.openspeak.platform.identity.grpc;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.RevocationCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows of one family that was revoked. */
@ApplicationScoped
public class RevokedFamily implements RevocationCheck {

    static final String ID = "revoked-family";

    @Override
    public boolean revoked(Caller caller) {
        return caller.claims().familyId().equals(ID);
    }
}

package io.openspeak.auth.grpc;

import io.openspeak.auth.AuditedActs;
import io.openspeak.auth.SigningKeyRotation;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.v1.RotateSigningKeyResponse;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** RPCs about signing keys. */
@ApplicationScoped
public class KeyCalls {

    private final SigningKeyRotation keys;
    private final AuditedActs acts;

    public KeyCalls(SigningKeyRotation keys, AuditedActs acts) {
        this.keys = keys;
        this.acts = acts;
    }

    Uni<RotateSigningKeyResponse> rotate() {
        Actor actor = new Actor(GrpcCaller.current().user().value(), Origins.ofCaller());
        return acts.attempt(actor, AuditAction.SIGNING_KEY_ROTATED, "", () -> keys.rotateNow(actor))
                .map(id -> RotateSigningKeyResponse.newBuilder().setKeyId(id).build());
    }
}

package io.openspeak.client.account;

import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.RevokeSignInsRequest;
import io.openspeak.auth.v1.SetPasswordRequest;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;

/** Passwords and what was signed in with them: one's own or, for admins, anyone's. */
public final class SignIns {

    private final UnaryCalls<AuthServiceBlockingStub> calls;

    public SignIns(UnaryCalls<AuthServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** The caller, as its access token says. */
    public WhoAmIResponse whoAmI() {
        return calls.repeatable(stub -> stub.whoAmI(WhoAmIRequest.getDefaultInstance()));
    }

    /** Changes a password; {@code old} is empty for others' and after a one-time one. Not repeated: the old one is gone then. */
    public Position setPassword(UserId user, String old, String changed) {
        SetPasswordRequest request = SetPasswordRequest.newBuilder()
                .setUserId(user.value())
                .setOldPassword(old)
                .setNewPassword(changed)
                .build();
        return new Position(calls.once(stub -> stub.setPassword(request)).getPosition());
    }

    /** Signs a user out everywhere; API tokens stay. */
    public Position revoke(UserId user, String reason) {
        RevokeSignInsRequest request = RevokeSignInsRequest.newBuilder()
                .setUserId(user.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.revokeSignIns(request)).getPosition());
    }
}

package io.openspeak.client.signin;

import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.LogoutRequest;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.UserId;
import java.util.List;

/** Administers accounts, and ends the caller's own sign-in. */
public final class Accounts {

    private final UnaryCalls<AuthServiceBlockingStub> calls;

    public Accounts(UnaryCalls<AuthServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** Creates an account with a password that the service makes and tells only here; needs role admin. */
    public String create(UserId user, String name, List<String> roles) {
        CreateAccountRequest request = CreateAccountRequest.newBuilder()
                .setUserId(user.value())
                .setName(name)
                .addAllRoles(roles)
                .build();
        CreateAccountResponse answer = calls.once(stub -> stub.createAccount(request));
        return answer.getGeneratedPassword();
    }

    /** Ends the caller's tokens; what they opened is cut. */
    @SuppressWarnings("ReturnValueIgnored")
    public void logout() {
        calls.repeatable(stub -> stub.logout(LogoutRequest.getDefaultInstance()));
    }
}

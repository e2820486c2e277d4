package io.openspeak.auth.grpc;

import io.openspeak.auth.Accounts;
import io.openspeak.auth.SignIn;
import io.openspeak.auth.SigningKeyRotation;
import io.openspeak.auth.TokenCheck;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.GetAccountResponse;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.MutinyAuthServiceGrpc;
import io.openspeak.auth.v1.RotateSigningKeyRequest;
import io.openspeak.auth.v1.RotateSigningKeyResponse;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.UserId;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** auth.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class AuthGrpc extends MutinyAuthServiceGrpc.AuthServiceImplBase {

    private final SignIn signIn;
    private final Accounts accounts;
    private final TokenCheck tokens;
    private final SigningKeyRotation signingKeys;

    public AuthGrpc(SignIn signIn, Accounts accounts, TokenCheck tokens, SigningKeyRotation signingKeys) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.tokens = tokens;
        this.signingKeys = signingKeys;
    }

    @Override
    public Uni<LoginResponse> login(LoginRequest request) {
        Device device = new Device(request.getDeviceId(), AuthMessages.kind(request.getClientRole()));
        return switch (request.getCredentialCase()) {
            case PASSWORD ->
                signIn.withPassword(
                                request.getPassword().getName(),
                                request.getPassword().getPassword(),
                                device)
                        .map(AuthMessages::response);
            case TOKEN -> signIn.withToken(request.getToken(), device).map(AuthMessages::response);
            case CREDENTIAL_NOT_SET -> throw Refusal.invalid("'password' or 'token' must be set.");
        };
    }

    @Override
    public Uni<ValidateTokenResponse> validateToken(ValidateTokenRequest request) {
        return Uni.createFrom().item(AuthMessages.response(tokens.check(request.getToken())));
    }

    @Override
    public Uni<CreateAccountResponse> createAccount(CreateAccountRequest request) {
        return accounts.create(
                        new UserId(request.getUserId()),
                        request.getName(),
                        request.getPassword(),
                        AuthMessages.roles(request.getRolesList()))
                .map(AuthMessages::response);
    }

    @Override
    public Uni<GetAccountResponse> getAccount(GetAccountRequest request) {
        return accounts.get(new UserId(request.getUserId()))
                .map(account -> GetAccountResponse.newBuilder()
                        .setAccount(AuthMessages.account(account))
                        .build());
    }

    @Override
    public Uni<RotateSigningKeyResponse> rotateSigningKey(RotateSigningKeyRequest request) {
        return signingKeys
                .rotateNow()
                .map(id -> RotateSigningKeyResponse.newBuilder().setKeyId(id).build());
    }
}

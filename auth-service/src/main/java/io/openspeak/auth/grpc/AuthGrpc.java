package io.openspeak.auth.grpc;

import io.openspeak.auth.Accounts;
import io.openspeak.auth.ApiTokens;
import io.openspeak.auth.ContinuedSignIns;
import io.openspeak.auth.RevocationStore;
import io.openspeak.auth.SignIn;
import io.openspeak.auth.TokenCheck;
import io.openspeak.auth.contract.RevocationMessages;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.GetAccountResponse;
import io.openspeak.auth.v1.ListTokensRequest;
import io.openspeak.auth.v1.ListTokensResponse;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.LogoutRequest;
import io.openspeak.auth.v1.LogoutResponse;
import io.openspeak.auth.v1.MutinyAuthServiceGrpc;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.RevokeSignInsRequest;
import io.openspeak.auth.v1.RevokeSignInsResponse;
import io.openspeak.auth.v1.RevokeTokenRequest;
import io.openspeak.auth.v1.RevokeTokenResponse;
import io.openspeak.auth.v1.RotateTokenRequest;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Set;

/** auth.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class AuthGrpc extends MutinyAuthServiceGrpc.AuthServiceImplBase {

    private final SignIn signIn;
    private final Accounts accounts;
    private final TokenCheck check;
    private final ContinuedSignIns signIns;
    private final ApiTokens tokens;
    private final RevocationStore revocations;
    private final Clock clock;

    public AuthGrpc(
            SignIn signIn,
            Accounts accounts,
            TokenCheck check,
            ContinuedSignIns signIns,
            ApiTokens tokens,
            RevocationStore revocations,
            Clock clock) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.check = check;
        this.signIns = signIns;
        this.tokens = tokens;
        this.revocations = revocations;
        this.clock = clock;
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
                        .map(TokenMessages::login);
            case TOKEN -> signIn.withToken(request.getToken(), device).map(TokenMessages::login);
            case CREDENTIAL_NOT_SET -> throw Refusal.invalid("'password' or 'token' must be set.");
        };
    }

    @Override
    public Uni<ValidateTokenResponse> validateToken(ValidateTokenRequest request) {
        return check.check(request.getToken()).map(TokenMessages::validated);
    }

    @Override
    public Uni<WhoAmIResponse> whoAmI(WhoAmIRequest request) {
        return Uni.createFrom().item(() -> TokenMessages.whoAmI(GrpcCaller.current()));
    }

    @Override
    public Uni<RefreshResponse> refresh(RefreshRequest request) {
        return signIns.renew(request.getRefreshToken(), Origins.ofAnyone("")).map(TokenMessages::refreshed);
    }

    @Override
    public Uni<LogoutResponse> logout(LogoutRequest request) {
        return signIns.end(GrpcCaller.current(), Origins.ofCaller())
                .map(position -> LogoutResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    @Override
    public Uni<RevokeSignInsResponse> revokeSignIns(RevokeSignInsRequest request) {
        return signIns.endAll(GrpcCaller.current(), Origins.ofCaller(), request.getUserId(), request.getReason())
                .map(position -> RevokeSignInsResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    @Override
    public Uni<CreateTokenResponse> createToken(CreateTokenRequest request) {
        return tokens.create(
                        GrpcCaller.current(),
                        Origins.ofCaller(),
                        request.getUserId(),
                        request.getName(),
                        Set.copyOf(request.getScopesList()),
                        TokenMessages.seconds("ttl_seconds", request.getTtlSeconds()))
                .map(TokenMessages::created);
    }

    @Override
    public Uni<ListTokensResponse> listTokens(ListTokensRequest request) {
        return tokens.list(GrpcCaller.current(), request.getUserId(), request.getPageToken(), request.getPageSize())
                .map(TokenMessages::page);
    }

    @Override
    public Uni<RevokeTokenResponse> revokeToken(RevokeTokenRequest request) {
        return tokens.revoke(GrpcCaller.current(), Origins.ofCaller(), request.getTokenId(), request.getReason())
                .map(position -> RevokeTokenResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    @Override
    public Uni<RotateTokenResponse> rotateToken(RotateTokenRequest request) {
        return tokens.rotate(
                        GrpcCaller.current(),
                        Origins.ofCaller(),
                        request.getTokenId(),
                        TokenMessages.seconds("overlap_seconds", request.getOverlapSeconds()))
                .map(TokenMessages::rotated);
    }

    @Override
    public Uni<SnapshotRevocationsResponse> snapshotRevocations(SnapshotRevocationsRequest request) {
        return revocations.snapshot(clock.instant()).map(RevocationMessages::message);
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
}

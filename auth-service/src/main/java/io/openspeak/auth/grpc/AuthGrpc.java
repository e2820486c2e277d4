package io.openspeak.auth.grpc;

import io.openspeak.auth.ApiTokens;
import io.openspeak.auth.ContinuedSignIns;
import io.openspeak.auth.RevocationStore;
import io.openspeak.auth.TokenCheck;
import io.openspeak.auth.contract.RevocationMessages;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.DeleteAccountRequest;
import io.openspeak.auth.v1.DeleteAccountResponse;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.GetAccountResponse;
import io.openspeak.auth.v1.ListAccountsRequest;
import io.openspeak.auth.v1.ListAccountsResponse;
import io.openspeak.auth.v1.ListAuditEntriesRequest;
import io.openspeak.auth.v1.ListAuditEntriesResponse;
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
import io.openspeak.auth.v1.RotateSigningKeyRequest;
import io.openspeak.auth.v1.RotateSigningKeyResponse;
import io.openspeak.auth.v1.RotateTokenRequest;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.SetPasswordRequest;
import io.openspeak.auth.v1.SetPasswordResponse;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.auth.v1.UpdateAccountResponse;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Set;

/** auth.v1; what is not overridden here is not built and answers so. */
@GrpcService
public class AuthGrpc extends MutinyAuthServiceGrpc.AuthServiceImplBase {

    private final LoginCalls logins;
    private final AccountCalls accounts;
    private final TokenCheck check;
    private final ContinuedSignIns signIns;
    private final ApiTokens tokens;
    private final RevocationStore revocations;
    private final KeyCalls signingKeys;
    private final Clock clock;

    public AuthGrpc(
            LoginCalls logins,
            AccountCalls accounts,
            TokenCheck check,
            ContinuedSignIns signIns,
            ApiTokens tokens,
            RevocationStore revocations,
            KeyCalls signingKeys,
            Clock clock) {
        this.logins = logins;
        this.accounts = accounts;
        this.check = check;
        this.signIns = signIns;
        this.tokens = tokens;
        this.revocations = revocations;
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    @Override
    public Uni<LoginResponse> login(LoginRequest request) {
        return logins.login(request);
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
        return logins.refresh(request);
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
        return accounts.create(request);
    }

    @Override
    public Uni<GetAccountResponse> getAccount(GetAccountRequest request) {
        return accounts.get(request);
    }

    @Override
    public Uni<ListAccountsResponse> listAccounts(ListAccountsRequest request) {
        return accounts.list(request);
    }

    @Override
    public Uni<UpdateAccountResponse> updateAccount(UpdateAccountRequest request) {
        return accounts.update(request);
    }

    @Override
    public Uni<SetPasswordResponse> setPassword(SetPasswordRequest request) {
        return accounts.setPassword(request);
    }

    @Override
    public Uni<DeleteAccountResponse> deleteAccount(DeleteAccountRequest request) {
        return accounts.delete(request);
    }

    @Override
    public Uni<ListAuditEntriesResponse> listAuditEntries(ListAuditEntriesRequest request) {
        return accounts.audit(request);
    }

    @Override
    public Uni<RotateSigningKeyResponse> rotateSigningKey(RotateSigningKeyRequest request) {
        return signingKeys.rotate();
    }
}

package io.openspeak.cli.loopback;

import com.google.rpc.Code;
import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuditEntry;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.ClientRole;
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
import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.auth.v1.UpdateAccountResponse;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.auth.v1.WhoAmIRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Sign-ins, tokens and accounts in memory; the audit holds what was asked for. */
final class LoopbackAuth extends AuthServiceGrpc.AuthServiceImplBase {

    private final Map<String, TokenInfo> tokens = new ConcurrentSkipListMap<>();
    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final LinkedList<AuditEntry> audit = new LinkedList<>();

    @Override
    public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
        String user = request.hasToken()
                ? after("token-", request.getToken())
                : after("password-", request.getPassword().getPassword());
        if (user.isEmpty()
                || request.hasPassword() && !request.getPassword().getName().equals(user)) {
            answer.onError(Refusal.of(Code.UNAUTHENTICATED, "bad_credentials", "name, password or token is wrong"));
            return;
        }
        tell(
                answer,
                LoginResponse.newBuilder()
                        .setUserId(user)
                        .setName(user)
                        .addRoles("member")
                        .setAccessToken("jwt-" + user)
                        .setExpiresAt(Instant.now().plus(Duration.ofMinutes(10)).toEpochMilli())
                        .build());
    }

    @Override
    public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> answer) {
        tell(
                answer,
                WhoAmIResponse.newBuilder()
                        .setUserId(Caller.now())
                        .setName("Name of " + Caller.now())
                        .addRoles("member")
                        .setTokenId("jti-1")
                        .setClientRole(ClientRole.CLIENT_ROLE_WEB)
                        .setIssuer("openspeak")
                        .setExpiresAt(Long.MAX_VALUE / 2)
                        .build());
    }

    @Override
    public void createToken(CreateTokenRequest request, StreamObserver<CreateTokenResponse> answer) {
        TokenInfo token = TokenInfo.newBuilder()
                .setTokenId("t" + (tokens.size() + 1))
                .setName(request.getName())
                .setUserId(request.getUserId().isEmpty() ? Caller.now() : request.getUserId())
                .addAllScopes(request.getScopesList())
                .setExpiresAt(
                        request.getTtlSeconds() == 0
                                ? 0
                                : Instant.now()
                                        .plusSeconds(request.getTtlSeconds())
                                        .toEpochMilli())
                .build();
        tokens.put(token.getTokenId(), token);
        tell(
                answer,
                CreateTokenResponse.newBuilder()
                        .setToken(token)
                        .setSecret("token-" + token.getUserId())
                        .build());
    }

    @Override
    public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> answer) {
        String owner = request.getUserId().isEmpty() ? Caller.now() : request.getUserId();
        List<TokenInfo> found = tokens.values().stream()
                .filter(token -> token.getUserId().equals(owner))
                .toList();
        tell(answer, ListTokensResponse.newBuilder().addAllTokens(found).build());
    }

    @Override
    public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> answer) {
        if (tokens.remove(request.getTokenId()) == null) {
            answer.onError(noToken(request.getTokenId()));
            return;
        }
        note("token_revoked", request.getTokenId());
        tell(answer, RevokeTokenResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void rotateToken(RotateTokenRequest request, StreamObserver<RotateTokenResponse> answer) {
        TokenInfo token = tokens.get(request.getTokenId());
        if (token == null) {
            answer.onError(noToken(request.getTokenId()));
            return;
        }
        note("token_rotated", request.getTokenId() + " overlap " + request.getOverlapSeconds());
        tell(
                answer,
                RotateTokenResponse.newBuilder()
                        .setToken(token)
                        .setSecret("token-rotated")
                        .build());
    }

    @Override
    public void validateToken(ValidateTokenRequest request, StreamObserver<ValidateTokenResponse> answer) {
        String user = after("token-", request.getToken());
        ValidateTokenResponse.Builder worth = ValidateTokenResponse.newBuilder();
        tell(
                answer,
                user.isEmpty()
                        ? worth.setReason("malformed").build()
                        : worth.setValid(true)
                                .setToken(TokenInfo.newBuilder().setUserId(user).addRoles("member"))
                                .build());
    }

    @Override
    public void createAccount(CreateAccountRequest request, StreamObserver<CreateAccountResponse> answer) {
        if (!Caller.now().equals("admin")) {
            answer.onError(Refusal.of(Code.PERMISSION_DENIED, "forbidden", "only admins create accounts"));
            return;
        }
        accounts.put(
                request.getUserId(),
                Account.newBuilder()
                        .setUserId(request.getUserId())
                        .setName(request.getName())
                        .addAllRoles(request.getRolesList())
                        .build());
        tell(
                answer,
                CreateAccountResponse.newBuilder()
                        .setGeneratedPassword(request.getPassword().isEmpty() ? "password-" + request.getUserId() : "")
                        .build());
    }

    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> answer) {
        Account account = accounts.get(request.getUserId());
        if (account == null) {
            answer.onError(Refusal.of(Code.NOT_FOUND, "user_not_found", "there is no " + request.getUserId()));
            return;
        }
        tell(answer, GetAccountResponse.newBuilder().setAccount(account).build());
    }

    @Override
    public void listAccounts(ListAccountsRequest request, StreamObserver<ListAccountsResponse> answer) {
        tell(
                answer,
                ListAccountsResponse.newBuilder()
                        .addAllAccounts(accounts.values())
                        .build());
    }

    @Override
    public void updateAccount(UpdateAccountRequest request, StreamObserver<UpdateAccountResponse> answer) {
        Account.Builder account =
                Account.newBuilder(accounts.getOrDefault(request.getUserId(), Account.getDefaultInstance()));
        if (request.hasName()) {
            account.setName(request.getName());
        }
        if (request.getReplaceRoles()) {
            account.clearRoles().addAllRoles(request.getRolesList());
        }
        if (request.hasDisabled()) {
            account.setDisabled(request.getDisabled());
        }
        accounts.put(request.getUserId(), account.build());
        tell(answer, UpdateAccountResponse.newBuilder().setAccount(account).build());
    }

    @Override
    public void deleteAccount(DeleteAccountRequest request, StreamObserver<DeleteAccountResponse> answer) {
        accounts.remove(request.getUserId());
        tell(answer, DeleteAccountResponse.newBuilder().setPosition("p").build());
    }

    /** The old password of everybody is {@code password-NAME}, until it was changed. */
    @Override
    public void setPassword(SetPasswordRequest request, StreamObserver<SetPasswordResponse> answer) {
        String user = request.getUserId();
        String known = passwords.getOrDefault(user, "password-" + user);
        if (user.equals(Caller.now()) && !request.getOldPassword().equals(known)) {
            answer.onError(Refusal.of(Code.UNAUTHENTICATED, "bad_credentials", "the old password is wrong"));
            return;
        }
        passwords.put(user, request.getNewPassword());
        tell(answer, SetPasswordResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void revokeSignIns(RevokeSignInsRequest request, StreamObserver<RevokeSignInsResponse> answer) {
        note("sign_ins_revoked", request.getUserId());
        tell(answer, RevokeSignInsResponse.newBuilder().setPosition("p").build());
    }

    @Override
    public void rotateSigningKey(RotateSigningKeyRequest request, StreamObserver<RotateSigningKeyResponse> answer) {
        tell(answer, RotateSigningKeyResponse.newBuilder().setKeyId("key-2").build());
    }

    @Override
    public void listAuditEntries(ListAuditEntriesRequest request, StreamObserver<ListAuditEntriesResponse> answer) {
        ListAuditEntriesResponse.Builder found = ListAuditEntriesResponse.newBuilder();
        synchronized (audit) {
            audit.stream()
                    .filter(entry ->
                            request.getAction().isEmpty() || entry.getAction().equals(request.getAction()))
                    .filter(entry -> entry.getAt() >= request.getFrom())
                    .limit(request.getPageSize())
                    .forEach(found::addEntries);
        }
        tell(answer, found.build());
    }

    private void note(String action, String target) {
        synchronized (audit) {
            audit.addFirst(AuditEntry.newBuilder()
                    .setAt(Instant.now().toEpochMilli())
                    .setActorId(Caller.now())
                    .setAction(action)
                    .setTarget(target)
                    .setResult("ok")
                    .setAddress("127.0.0.1")
                    .build());
        }
    }

    private static RuntimeException noToken(String id) {
        return Refusal.of(Code.NOT_FOUND, "token_not_found", "there is no token " + id);
    }

    private static String after(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    }

    private static <A> void tell(StreamObserver<A> answer, A what) {
        answer.onNext(what);
        answer.onCompleted();
    }
}

package io.openspeak.client.account;

import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.ListTokensRequest;
import io.openspeak.auth.v1.ListTokensResponse;
import io.openspeak.auth.v1.RevokeTokenRequest;
import io.openspeak.auth.v1.RotateTokenRequest;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.TokenId;
import io.openspeak.client.id.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long-lived named tokens, one's own or, for admins, anyone's. */
public final class ApiTokens {

    private final UnaryCalls<AuthServiceBlockingStub> calls;

    public ApiTokens(UnaryCalls<AuthServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** Creates one; null owner: the caller, no scopes: all that the owner may do, {@code life} zero: for good. */
    public NewToken create(String name, @Nullable UserId owner, List<String> scopes, Duration life) {
        CreateTokenRequest request = CreateTokenRequest.newBuilder()
                .setName(name)
                .setUserId(idOf(owner))
                .addAllScopes(scopes)
                .setTtlSeconds(life.toSeconds())
                .build();
        CreateTokenResponse answer = calls.once(stub -> stub.createToken(request));
        return new NewToken(answer.getToken(), answer.getSecret());
    }

    /** Oldest first; null owner: the caller. */
    public List<TokenInfo> list(@Nullable UserId owner) {
        return Pages.all(
                (size, token) -> {
                    ListTokensRequest request = ListTokensRequest.newBuilder()
                            .setUserId(idOf(owner))
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listTokens(request));
                },
                ListTokensResponse::getTokensList,
                ListTokensResponse::getNextPageToken);
    }

    public Position revoke(TokenId token, String reason) {
        RevokeTokenRequest request = RevokeTokenRequest.newBuilder()
                .setTokenId(token.value())
                .setReason(reason)
                .build();
        return new Position(calls.once(stub -> stub.revokeToken(request)).getPosition());
    }

    /** Gives a token a new secret; the old one still works for the overlap. */
    public NewToken rotate(TokenId token, Duration overlap) {
        RotateTokenRequest request = RotateTokenRequest.newBuilder()
                .setTokenId(token.value())
                .setOverlapSeconds(overlap.toSeconds())
                .build();
        RotateTokenResponse answer = calls.once(stub -> stub.rotateToken(request));
        return new NewToken(answer.getToken(), answer.getSecret());
    }

    /** What an access, API or pre-shared token is worth. */
    public ValidateTokenResponse check(String secret) {
        ValidateTokenRequest request =
                ValidateTokenRequest.newBuilder().setToken(secret).build();
        return calls.repeatable(stub -> stub.validateToken(request));
    }

    private static String idOf(@Nullable UserId user) {
        return user == null ? "" : user.value();
    }
}

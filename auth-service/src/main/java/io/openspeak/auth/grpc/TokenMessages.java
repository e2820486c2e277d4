package io.openspeak.auth.grpc;

import io.openspeak.auth.ApiTokens;
import io.openspeak.auth.TokenPage;
import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.IssuedRefreshToken;
import io.openspeak.auth.domain.SignedIn;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.auth.v1.ClientRole;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.ListTokensResponse;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.TokenInfo;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Messages of auth.v1 about tokens, from the domain. */
final class TokenMessages {

    private TokenMessages() {}

    static LoginResponse login(SignedIn signedIn) {
        return LoginResponse.newBuilder()
                .setAccessToken(signedIn.token().text())
                .setExpiresAt(signedIn.token().expiresAt().toEpochMilli())
                .setUserId(signedIn.person().user().value())
                .setName(signedIn.person().name())
                .addAllRoles(wireNames(signedIn.person().roles()))
                .setRefreshToken(signedIn.refresh()
                        .map(refresh -> refresh.token().text())
                        .orElse(""))
                .setRefreshExpiresAt(millis(signedIn.refresh().map(IssuedRefreshToken::expiresAt)))
                .setPasswordNeeded(signedIn.passwordNeeded())
                .build();
    }

    static RefreshResponse refreshed(SignedIn signedIn) {
        IssuedRefreshToken next = signedIn.refresh().orElseThrow();
        return RefreshResponse.newBuilder()
                .setAccessToken(signedIn.token().text())
                .setExpiresAt(signedIn.token().expiresAt().toEpochMilli())
                .setRefreshToken(next.token().text())
                .setRefreshExpiresAt(next.expiresAt().toEpochMilli())
                .build();
    }

    static WhoAmIResponse whoAmI(Caller caller) {
        return WhoAmIResponse.newBuilder()
                .setUserId(caller.user().value())
                .setName(caller.name())
                .addAllRoles(wireNames(caller.roles()))
                .setTokenId(caller.tokenId())
                .setExpiresAt(caller.expiresAt().toEpochMilli())
                .addAllScopes(caller.claims().scopes().names())
                .setClientRole(clientRole(caller.claims().clientRole()))
                .setDeviceId(caller.claims().deviceId())
                .setIssuer(caller.claims().issuer())
                .build();
    }

    static ValidateTokenResponse validated(TokenVerdict verdict) {
        return switch (verdict) {
            case TokenVerdict.Valid valid ->
                ValidateTokenResponse.newBuilder()
                        .setValid(true)
                        .setToken(info(valid))
                        .build();
            case TokenVerdict.Invalid invalid ->
                ValidateTokenResponse.newBuilder()
                        .setReason(invalid.why().name().toLowerCase(Locale.ROOT))
                        .build();
        };
    }

    static CreateTokenResponse created(ApiTokens.Issued issued) {
        return CreateTokenResponse.newBuilder()
                .setToken(info(issued.token(), issued.roles()))
                .setSecret(issued.secret().text())
                .build();
    }

    static RotateTokenResponse rotated(ApiTokens.Issued issued) {
        return RotateTokenResponse.newBuilder()
                .setToken(info(issued.token(), issued.roles()))
                .setSecret(issued.secret().text())
                .build();
    }

    static ListTokensResponse page(TokenPage page) {
        ListTokensResponse.Builder answer = ListTokensResponse.newBuilder().setNextPageToken(page.next());
        page.tokens().forEach(token -> answer.addTokens(info(token, page.roles())));
        return answer.build();
    }

    private static TokenInfo info(ApiToken token, Collection<Role> roles) {
        return TokenInfo.newBuilder()
                .setTokenId(token.id().value())
                .setName(token.name())
                .setUserId(token.owner().value())
                .addAllRoles(wireNames(roles))
                .addAllScopes(token.scopes().names())
                .setCreatedAt(token.createdAt().toEpochMilli())
                .setExpiresAt(millis(token.expiresAt()))
                .setLastUsedAt(millis(token.lastUsedAt()))
                .build();
    }

    private static TokenInfo info(TokenVerdict.Valid valid) {
        return TokenInfo.newBuilder()
                .setTokenId(valid.tokenId())
                .setName(valid.name())
                .setUserId(valid.person().user().value())
                .addAllRoles(wireNames(valid.person().roles()))
                .addAllScopes(valid.scopes().names())
                .setCreatedAt(valid.createdAt().toEpochMilli())
                .setExpiresAt(millis(valid.expiresAt()))
                .setLastUsedAt(millis(valid.lastUsedAt()))
                .build();
    }

    /** Of external issuers may come what we don't know. */
    private static ClientRole clientRole(String claim) {
        return switch (claim) {
            case "mobile" -> ClientRole.CLIENT_ROLE_MOBILE;
            case "web" -> ClientRole.CLIENT_ROLE_WEB;
            case "dashboard" -> ClientRole.CLIENT_ROLE_DASHBOARD;
            default -> ClientRole.CLIENT_ROLE_UNSPECIFIED;
        };
    }

    /** A length of time that the contract has as seconds. */
    static Duration seconds(String field, long seconds) {
        try {
            return Duration.ofMillis(Math.multiplyExact(seconds, 1000L));
        } catch (ArithmeticException tooLong) {
            throw Refusal.invalid("'" + field + "' is " + seconds + ", which is longer than anything lasts.");
        }
    }

    private static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(0L);
    }

    private static List<String> wireNames(Collection<Role> roles) {
        return roles.stream().map(Role::wireName).sorted().toList();
    }
}

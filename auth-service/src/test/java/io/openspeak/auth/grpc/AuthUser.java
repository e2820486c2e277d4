package io.openspeak.auth.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateTokenRequest;
import io.openspeak.auth.v1.CreateTokenResponse;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.auth.v1.RefreshRequest;
import io.openspeak.auth.v1.RefreshResponse;
import io.openspeak.auth.v1.RotateTokenRequest;
import io.openspeak.auth.v1.RotateTokenResponse;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.platform.testing.GrpcUnderTest;
import io.openspeak.platform.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What people do with auth-service, in the words of its tests. */
final class AuthUser {

    static final String PASSWORD = "correct horse battery";

    private final ManagedChannel connection;

    AuthUser(ManagedChannel connection) {
        this.connection = connection;
    }

    /** A new account with {@link #PASSWORD}. */
    String account(String... roles) {
        String user = "user-" + UUID.randomUUID();
        admin().createAccount(CreateAccountRequest.newBuilder()
                .setUserId(user)
                .setPassword(PASSWORD)
                .addAllRoles(List.of(roles))
                .build());
        return user;
    }

    LoginResponse signIn(String user) {
        return anyone().login(LoginRequest.newBuilder()
                .setPassword(PasswordCredential.newBuilder().setName(user).setPassword(PASSWORD))
                .setDeviceId("laptop")
                .build());
    }

    LoginResponse signInWith(String token) {
        return anyone().login(LoginRequest.newBuilder().setToken(token).build());
    }

    RefreshResponse refresh(String token) {
        return anyone().refresh(
                        RefreshRequest.newBuilder().setRefreshToken(token).build());
    }

    CreateTokenResponse token(String accessToken, String... scopes) {
        return with(accessToken)
                .createToken(CreateTokenRequest.newBuilder()
                        .setName("robot")
                        .addAllScopes(List.of(scopes))
                        .build());
    }

    RotateTokenResponse rotate(String accessToken, CreateTokenResponse token, long overlap) {
        return with(accessToken)
                .rotateToken(RotateTokenRequest.newBuilder()
                        .setTokenId(token.getToken().getTokenId())
                        .setOverlapSeconds(overlap)
                        .build());
    }

    ValidateTokenResponse validate(String token) {
        return with(TestTokens.trusted().of("somebody"))
                .validateToken(ValidateTokenRequest.newBuilder().setToken(token).build());
    }

    AuthServiceBlockingStub anyone() {
        return AuthServiceGrpc.newBlockingStub(connection);
    }

    AuthServiceBlockingStub admin() {
        return with(TestTokens.trusted().of("root", "admin"));
    }

    AuthServiceBlockingStub with(String accessToken) {
        return GrpcUnderTest.with(accessToken, anyone());
    }

    static void assertRefused(ThrowingCallable call, String reason) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).as("the call is refused").isNotNull();
        assertThat(GrpcUnderTest.reason(refused)).isEqualTo(reason);
    }
}

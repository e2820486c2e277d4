package io.openspeak.auth.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.v1.ClientRole;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.platform.failures.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code LoginRequest} of auth.v1 as JSON. Never printed. */
@JsonNaming(SnakeCaseStrategy.class)
record LoginBody(
        @Nullable Password password,
        @Nullable String token,
        @Nullable String deviceId,
        @Nullable String clientRole) {

    private static final String CLIENT_ROLE = "CLIENT_ROLE_";

    /** {@code PasswordCredential} of auth.v1 as JSON. Never printed. */
    record Password(@Nullable String name, @Nullable String password) {

        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /** The message that it stands for, so that the contract's limits hold here too. */
    LoginRequest message() {
        if ((password == null) == (token == null)) {
            throw Refusal.invalid("Exactly one of 'password' and 'token' must be set.");
        }
        LoginRequest.Builder message =
                LoginRequest.newBuilder().setDeviceId(orEmpty(deviceId)).setClientRole(role());
        if (password != null) {
            message.setPassword(PasswordCredential.newBuilder()
                    .setName(orEmpty(password.name()))
                    .setPassword(orEmpty(password.password())));
        }
        if (token != null) {
            message.setToken(token);
        }
        return message.build();
    }

    /** What signs in. */
    Device device() {
        return new Device(orEmpty(deviceId), Device.Kind.valueOf(role().name().substring(CLIENT_ROLE.length())));
    }

    private ClientRole role() {
        return Arrays.stream(ClientRole.values())
                .filter(role -> role != ClientRole.UNRECOGNIZED)
                .filter(role -> clientRole == null || role.name().equals(clientRole))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "'client_role' is not CLIENT_ROLE_MOBILE, CLIENT_ROLE_WEB or CLIENT_ROLE_DASHBOARD."));
    }

    @Override
    public String toString() {
        return "LoginBody[hidden]";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

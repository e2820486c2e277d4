package io.openspeak.platform.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of reasons: what clients rely on. */
class ReasonTest {

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, unauthorized, UNAUTHENTICATED, 401",
        "FORBIDDEN, forbidden, PERMISSION_DENIED, 403",
        "INVALID_REQUEST, invalid_request, INVALID_ARGUMENT, 400",
        "CHANNEL_NOT_FOUND, channel_not_found, NOT_FOUND, 404",
        "USER_NOT_FOUND, user_not_found, NOT_FOUND, 404",
        "ACCOUNT_EXISTS, account_exists, ALREADY_EXISTS, 409",
        "TOKEN_REUSED, token_reused, UNAUTHENTICATED, 401",
        "BANNED, banned, PERMISSION_DENIED, 403",
        "MUTED, muted, PERMISSION_DENIED, 403",
        "NO_FLOOR, no_floor, PERMISSION_DENIED, 403",
        "TOKEN_NOT_FOUND, token_not_found, NOT_FOUND, 404",
        "NO_LAST_CHANNEL, no_last_channel, NOT_FOUND, 404",
        "CHANNEL_HAS_CHILDREN, channel_has_children, FAILED_PRECONDITION, 409",
        "LAST_ADMIN, last_admin, FAILED_PRECONDITION, 409",
        "ROUTE_NOT_FOUND, route_not_found, NOT_FOUND, 404",
        "METHOD_NOT_ALLOWED, method_not_allowed, UNIMPLEMENTED, 405",
        "BODY_TOO_LARGE, body_too_large, RESOURCE_EXHAUSTED, 413",
        "UNSUPPORTED_MEDIA_TYPE, unsupported_media_type, INVALID_ARGUMENT, 415",
        "KEYS_ARE_MOUNTED, keys_are_mounted, FAILED_PRECONDITION, 409",
        "CHANNEL_FULL, channel_full, RESOURCE_EXHAUSTED, 429",
        "UNAVAILABLE, unavailable, UNAVAILABLE, 503",
        "NOT_BUILT, not_built, UNIMPLEMENTED, 501",
        "PRESENCE_DISABLED, presence_disabled, UNIMPLEMENTED, 501",
        "CATCH_UP_DISABLED, catch_up_disabled, FAILED_PRECONDITION, 409",
        "INTERNAL_ERROR, internal_error, INTERNAL, 500",
    })
    void reason_overGrpcAndHttp_isWhatClientsKnow(Reason reason, String wireName, Status.Code grpc, int http) {
        assertThat(reason.wireName()).isEqualTo(wireName);
        assertThat(reason.kind().grpcCode()).isEqualTo(grpc.value());
        assertThat(reason.kind().httpStatus()).isEqualTo(http);
    }

    @ParameterizedTest
    @EnumSource
    void kind_grpcCode_isOneOfGrpc(Reason.Kind kind) {
        assertThat(Status.fromCodeValue(kind.grpcCode()).getCode()).isNotEqualTo(Status.Code.UNKNOWN);
    }

    @Test
    void wireNames_ofAll_differ() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::wireName)).doesNotHaveDuplicates();
    }
}

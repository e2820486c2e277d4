package io.openspeak.client.failure;

import io.grpc.Status;
import java.util.Locale;

/** What stands in where a service gave only a code, or only a reason. */
final class Reasons {

    private Reasons() {}

    static Status.Code codeOf(String reason) {
        return switch (reason) {
            case "unauthorized", "session_expired", "bad_credentials", "token_reused" -> Status.Code.UNAUTHENTICATED;
            case "forbidden", "not_a_member", "banned", "account_disabled" -> Status.Code.PERMISSION_DENIED;
            case "invalid_request", "invalid_status" -> Status.Code.INVALID_ARGUMENT;
            case "channel_full", "rate_limited", "slow_consumer", "too_many_connections" ->
                Status.Code.RESOURCE_EXHAUSTED;
            case "channel_exists", "account_exists" -> Status.Code.ALREADY_EXISTS;
            case "unavailable", "overloaded" -> Status.Code.UNAVAILABLE;
            case "internal_error" -> Status.Code.INTERNAL;
            case "no_last_channel" -> Status.Code.NOT_FOUND;
            case "channel_has_children" -> Status.Code.FAILED_PRECONDITION;
            default -> reason.endsWith("_not_found") ? Status.Code.NOT_FOUND : Status.Code.UNKNOWN;
        };
    }

    static String defaultFor(Status.Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> "unauthorized";
            case PERMISSION_DENIED -> "forbidden";
            case INVALID_ARGUMENT -> "invalid_request";
            case INTERNAL -> "internal_error";
            default -> code.name().toLowerCase(Locale.ROOT);
        };
    }

    static String explain(Status.Code code) {
        return switch (code) {
            case UNAVAILABLE -> "the service can't be reached";
            case DEADLINE_EXCEEDED -> "no answer in time";
            case UNIMPLEMENTED -> "this server does not offer the call";
            default -> "the service gave no explanation";
        };
    }
}

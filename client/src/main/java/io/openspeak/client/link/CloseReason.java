package io.openspeak.client.link;

import io.grpc.Status;

/** Every way in which a stream ends, each with what to do about it. */
public enum CloseReason {
    /** The pod stops. */
    GOING_AWAY(Comeback.ELSEWHERE),
    /** This client read too slowly. */
    SLOW_CONSUMER(Comeback.AFTER_A_PAUSE),
    /** The token expired or was revoked. */
    UNAUTHORIZED(Comeback.WITH_NEW_TOKEN),
    /** Another connection took the session over. */
    REPLACED(Comeback.NEVER),
    /** One side heard nothing from the other in time. */
    SILENT(Comeback.ELSEWHERE),
    /** The server has no room for this stream at the moment. */
    OVERLOADED(Comeback.AFTER_A_PAUSE),
    /** The log starts anew; a snapshot follows. */
    EPOCH_CHANGED(Comeback.AT_ONCE),
    /** The connection broke or could not be made. */
    CONNECTION_LOST(Comeback.ELSEWHERE),
    /** The server said something that the contract does not allow at that point. */
    PROTOCOL_ERROR(Comeback.AFTER_A_PAUSE),
    /** The server does not want this stream: no right, bad request, not offered. */
    REFUSED(Comeback.NEVER),
    /** What the stream says of itself changed here, so that it has to say hello again. */
    RENEWED(Comeback.AT_ONCE),
    /** This client ended it. */
    CLOSED_HERE(Comeback.NEVER);

    private final Comeback comeback;

    CloseReason(Comeback comeback) {
        this.comeback = comeback;
    }

    public Comeback comeback() {
        return comeback;
    }

    /** What a gRPC status means for the stream that ended with it. */
    static CloseReason of(Status.Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case PERMISSION_DENIED,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    UNIMPLEMENTED,
                    FAILED_PRECONDITION,
                    ALREADY_EXISTS,
                    OUT_OF_RANGE -> REFUSED;
            case RESOURCE_EXHAUSTED -> OVERLOADED;
            default -> CONNECTION_LOST;
        };
    }
}

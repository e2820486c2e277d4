package io.openspeak.platform.rest;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a request, no larger than what may come over gRPC. */
final class RequestBody {

    private static final String JSON = "application/json";

    private RequestBody() {}

    /** True if the client says that it sends more than that. */
    static boolean isAnnouncedLargerThan(int maxBytes, HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > maxBytes;
    }

    /** The whole body; fails with a refusal when it is larger. */
    static Future<byte[]> read(HttpServerRequest request, int maxBytes) {
        Promise<byte[]> read = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= maxBytes) {
                body.appendBuffer(part);
            } else {
                // The rest is read and dropped: a connection that is cut would take the answer with it.
                read.tryFail(tooLarge(maxBytes));
            }
        });
        request.endHandler(end -> read.tryComplete(body.getBytes()));
        // A client that goes away while it sends has nobody left to be answered.
        request.exceptionHandler(gone -> {});
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return read.future();
    }

    /** A body that is there must be JSON. */
    static void checkType(HttpServerRequest request, byte[] body) {
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (body.length > 0 && (type == null || !isJson(type))) {
            throw new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON: Content-Type: " + JSON + ".");
        }
    }

    private static boolean isJson(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("charset=") && !parts[i].replace("\"", "").equals("charset=utf-8")) {
                return false;
            }
        }
        return parts[0].equals(JSON);
    }

    static Refusal tooLarge(int maxBytes) {
        return new Refusal(Reason.BODY_TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
    }
}

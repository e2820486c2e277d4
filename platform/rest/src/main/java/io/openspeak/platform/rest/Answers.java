package io.openspeak.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.openspeak.platform.failures.http.Problem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Writes what a route answers: JSON, or a problem; nothing of it may be kept by caches. */
@Singleton
class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    void json(RoutingContext request, String object) {
        send(request, 200, "application/json", object);
    }

    void problem(RoutingContext request, ToldFailure failure) {
        Problem problem = Problem.of(failure.reason(), failure.detail());
        HttpServerResponse response = request.response();
        if (!response.headWritten()) {
            if (problem.status() == 401) {
                response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
            }
            failure.retryAfter()
                    .ifPresent(delay -> response.putHeader(HttpHeaderNames.RETRY_AFTER, Problem.retryAfter(delay)));
        }
        try {
            send(request, problem.status(), Problem.MEDIA_TYPE, json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(RoutingContext request, int status, String type, String body) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaderNames.CONTENT_TYPE, type)
                    .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .end(body);
        }
    }
}

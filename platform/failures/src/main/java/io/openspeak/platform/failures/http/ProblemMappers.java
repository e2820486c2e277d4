package io.openspeak.platform.failures.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every REST route answer failures as problem+json. */
public class ProblemMappers {

    @ServerExceptionMapper(priority = 1)
    Response map(Failure failure) {
        return answer(failure);
    }

    @ServerExceptionMapper(priority = 1)
    Response map(UnauthorizedException missing) {
        return answer(new Refusal(Reason.UNAUTHORIZED, "This needs a valid token: Authorization: Bearer <token>."));
    }

    @ServerExceptionMapper(priority = 1)
    Response map(AuthenticationFailedException refused) {
        return answer(new Refusal(Reason.UNAUTHORIZED, String.valueOf(refused.getMessage())));
    }

    @ServerExceptionMapper(priority = 1)
    Response map(ForbiddenException denied) {
        return answer(new Refusal(Reason.FORBIDDEN, "Your roles do not allow this."));
    }

    @ServerExceptionMapper(priority = 1)
    Response map(WebApplicationException thrown) {
        Response made = thrown.getResponse();
        return switch (made.getStatus()) {
            case 400 -> answer(unreadable());
            case 404 -> answer(new Refusal(Reason.ROUTE_NOT_FOUND, "There is no such route; /q/openapi lists them."));
            case 405 -> answer(new Refusal(Reason.METHOD_NOT_ALLOWED, "This route is not for that method."));
            case 413 -> answer(new Refusal(Reason.BODY_TOO_LARGE, "The body is larger than this service takes."));
            case 415 -> answer(new Refusal(Reason.UNSUPPORTED_MEDIA_TYPE, "The body is not of a type for this route."));
            // Statuses without a reason of ours stay as the framework made them.
            default -> made;
        };
    }

    /** JSON of another shape; the framework's own answer would show the names of classes. */
    @ServerExceptionMapper(priority = 1)
    Response map(MismatchedInputException thrown) {
        return answer(unreadable());
    }

    @ServerExceptionMapper(priority = 10_000)
    Response map(RuntimeException thrown) {
        return answer(Failure.of(thrown));
    }

    private static Failure unreadable() {
        return Refusal.invalid("The request can't be read: it is not what this route expects.");
    }

    private static Response answer(Failure failure) {
        FailureLog.record(failure);
        Problem problem = Problem.of(failure);
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        failure.retryAfter().ifPresent(delay -> answer.header(HttpHeaders.RETRY_AFTER, Problem.retryAfter(delay)));
        return answer.build();
    }
}

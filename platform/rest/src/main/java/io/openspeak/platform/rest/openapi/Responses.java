package io.openspeak.platform.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.http.Problem;
import io.openspeak.platform.rest.contract.Route;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** How routes may answer: with what their RPC answers, or for the reasons that comments name and that every route shares. */
final class Responses {

    /** Name of the schema of problems. */
    static final String PROBLEM = "Problem";

    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");
    private static final String TOO_OFTEN =
            String.valueOf(Reason.RATE_LIMITED.kind().httpStatus());

    private final ContractComments comments;

    Responses(ContractComments comments) {
        this.comments = comments;
    }

    /** The responses of a route, by status. */
    APIResponses of(Route route, Schema answer) {
        APIResponses responses = createAPIResponses()
                .addAPIResponse(
                        "200", createAPIResponse().description("Done.").content(content("application/json", answer)));
        reasons(route).stream()
                .collect(Collectors.groupingBy(
                        reason -> String.valueOf(reason.kind().httpStatus()),
                        TreeMap::new,
                        Collectors.mapping(reason -> "`" + reason.wireName() + "`", Collectors.joining(", "))))
                .forEach((status, told) -> responses.addAPIResponse(status, refusal(status, told)));
        return responses.addAPIResponse("default", problem("Any other `reason`, for example `not_built` (501)."));
    }

    private Set<Reason> reasons(Route route) {
        MethodDescriptor rpc = route.rpc();
        Set<Reason> reasons = EnumSet.of(Reason.INVALID_REQUEST, Reason.RATE_LIMITED, Reason.UNAVAILABLE);
        reasons.addAll(named(comments.of(rpc.getFullName())));
        reasons.addAll(named(comments.of(rpc.getFile().getPackage())));
        if (route.takesBody()) {
            reasons.addAll(List.of(Reason.BODY_TOO_LARGE, Reason.UNSUPPORTED_MEDIA_TYPE));
        }
        List<Reason> ofAccess = List.of(Reason.UNAUTHORIZED, Reason.FORBIDDEN);
        if (rpc.getOptions().getExtension(Contract.access) == Access.ACCESS_ANYONE) {
            ofAccess.forEach(reasons::remove);
        } else {
            reasons.addAll(ofAccess);
        }
        return reasons;
    }

    private static List<Reason> named(String comment) {
        Set<String> names =
                NAMED.matcher(comment).results().map(name -> name.group(1)).collect(Collectors.toUnmodifiableSet());
        return Arrays.stream(Reason.values())
                .filter(reason -> names.contains(reason.wireName()))
                .toList();
    }

    private static APIResponse refusal(String status, String told) {
        APIResponse refusal = problem(told);
        return status.equals(TOO_OFTEN)
                ? refusal.addHeader(
                        "Retry-After",
                        createHeader()
                                .description("Seconds to wait, where waiting helps.")
                                .schema(createSchema().addType(SchemaType.INTEGER)))
                : refusal;
    }

    private static APIResponse problem(String told) {
        return createAPIResponse()
                .description(told)
                .content(content(Problem.MEDIA_TYPE, createSchema().ref(PROBLEM)));
    }

    /** The schema of problems. */
    static Schema problemSchema() {
        List<Object> reasons = Arrays.stream(Reason.values())
                .<Object>map(Reason::wireName)
                .sorted()
                .toList();
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("Refused or failed: RFC 9457, with a reason for machines and a trace id for operators.")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("reason", text().enumeration(reasons))
                .addProperty("trace_id", text());
    }

    /** Content of one media type. */
    static Content content(String type, Schema schema) {
        return createContent().addMediaType(type, createMediaType().schema(schema));
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }
}

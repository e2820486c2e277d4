package io.openspeak.platform.testing.surface;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route as its contract has it, read without the code that serves it.
 *
 * @param method HTTP method
 * @param path template, for example <code>/channels/{channel_id}</code>
 * @param takesBody false: what is not in the path comes as query
 * @param request type of its request
 * @param access who may call it
 */
public record RouteUnderTest(String method, String path, boolean takesBody, Descriptor request, Access access) {

    private static final Pattern FIELD = Pattern.compile("\\{([a-z0-9_]+)}");

    /** All routes of a contract. */
    public static List<RouteUnderTest> of(ServiceDescriptor contract) {
        return contract.getMethods().stream()
                .filter(rpc -> rpc.getOptions().hasExtension(AnnotationsProto.http))
                .map(RouteUnderTest::of)
                .toList();
    }

    private static RouteUnderTest of(MethodDescriptor rpc) {
        HttpRule rule = rpc.getOptions().getExtension(AnnotationsProto.http);
        String path = switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case PUT -> rule.getPut();
            case POST -> rule.getPost();
            case PATCH -> rule.getPatch();
            case DELETE -> rule.getDelete();
            case CUSTOM, PATTERN_NOT_SET ->
                throw new IllegalArgumentException(rpc.getFullName() + " has no route of its own");
        };
        return new RouteUnderTest(
                rule.getPatternCase().name(),
                path,
                !rule.getBody().isEmpty(),
                rpc.getInputType(),
                rpc.getOptions().getExtension(Contract.access));
    }

    /** The path with a value in place of each field, by the field's name. */
    String filled(Function<String, String> values) {
        return FIELD.matcher(path).replaceAll(field -> Matcher.quoteReplacement(values.apply(field.group(1))));
    }

    /** True if the path carries that field. */
    boolean carries(String field) {
        return path.contains("{" + field + "}");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

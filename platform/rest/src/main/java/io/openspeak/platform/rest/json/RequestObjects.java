package io.openspeak.platform.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.rest.contract.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests of a route as messages: path, query and body as one JSON object, then as the RPC's request. */
public final class RequestObjects {

    /** Deeper than any request of ours; bounds what hostile nesting costs. */
    private static final int MAX_DEPTH = 32;
    /** More than the request line has room for. */
    private static final int MAX_PARAMETERS = 8192;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final MessageReader reader = new MessageReader(JSON);

    /**
     * The request that a client means.
     *
     * @param pathValues decoded values of the path's fields
     * @param query raw query, without the question mark
     * @param body raw body; empty: an empty object
     */
    public Message message(Route route, Map<String, String> pathValues, @Nullable String query, byte[] body) {
        ObjectNode object = route.takesBody() ? body(body) : JsonNodeFactory.instance.objectNode();
        addQuery(object, route, query);
        if (!route.takesBody() && body.length > 0) {
            throw Refusal.invalid("This route takes no body; send what it asks for as query parameters.");
        }
        for (String field : route.path().fields()) {
            addPathValue(object, field, pathValues.getOrDefault(field, ""));
        }
        DynamicMessage.Builder message = DynamicMessage.newBuilder(route.rpc().getInputType());
        reader.read(object, message);
        return message.build();
    }

    /**
     * What a request brought, for routes that are not the contract's; parameters that they don't know are ignored there.
     *
     * @param pathValues decoded values of the path's fields
     * @param query raw query, without the question mark
     * @param body raw body; empty: an empty object
     */
    public RequestParts parts(Map<String, String> pathValues, @Nullable String query, byte[] body) {
        return new RequestParts(pathValues, query == null ? Map.of() : parameters(query), body(body));
    }

    private static ObjectNode body(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException | NumberFormatException malformed) {
            // Told below: the library's words show its classes and parts of the body.
            throw Refusal.invalid("The body is not well-formed JSON.");
        }
        throw Refusal.invalid("The body is not a JSON object.");
    }

    private static void addQuery(ObjectNode object, Route route, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (Map.Entry<String, List<String>> parameter : parameters(query).entrySet()) {
            String name = parameter.getKey();
            @Nullable
            FieldDescriptor field =
                    route.takesBody() ? null : route.rpc().getInputType().findFieldByName(name);
            if (field == null || route.path().fields().contains(name)) {
                throw Refusal.invalid("'" + MessageReader.shown(name) + "' is not a query parameter of " + route + ".");
            }
            object.set(name, value(field, parameter.getValue()));
        }
    }

    private static Map<String, List<String>> parameters(String query) {
        try {
            return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true).parameters();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid("The query string is not well-formed: % must be followed by two hexadecimal digits.");
        }
    }

    private static JsonNode value(FieldDescriptor field, List<String> values) {
        if (field.isRepeated()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            values.forEach(list::add);
            return list;
        }
        if (values.size() > 1) {
            throw Refusal.invalid(
                    "'" + field.getName() + "' stands " + values.size() + " times in the query; expected once.");
        }
        return JsonNodeFactory.instance.textNode(values.getFirst());
    }

    /** Clients that send a whole message repeat what the path says; it must be the same. */
    private static void addPathValue(ObjectNode object, String field, String value) {
        JsonNode inBody = object.path(field);
        if (!inBody.isMissingNode() && !inBody.isNull() && !inBody.asText().equals(value)) {
            throw Refusal.invalid("'" + field + "' is another in the body than in the path; leave it out of the body.");
        }
        object.put(field, value);
    }
}

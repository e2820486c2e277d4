package io.openspeak.platform.rest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a request brought, decoded and not yet a message.
 *
 * @param path values of the path's fields
 * @param query values of each parameter
 * @param body empty object: there was none
 */
public record RequestParts(Map<String, String> path, Map<String, List<String>> query, ObjectNode body) {}

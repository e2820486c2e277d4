package io.openspeak.platform.testing.surface;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The OpenAPI document of a running service, as a tool that knows nothing of us reads it. */
public final class OpenApiDocument {

    private OpenApiDocument() {}

    /**
     * What the tool finds wrong, and what the document lacks; empty: it is fine.
     *
     * @param routes of contracts that must be in it
     * @param paths that must be in it beside them
     */
    public static List<String> flaws(List<RouteUnderTest> routes, String... paths) {
        SwaggerParseResult read = new OpenAPIV3Parser()
                .readContents(
                        RawHttp.send("GET", "/q/openapi.json", "", new byte[0]).body());
        List<String> flaws = new ArrayList<>(read.getMessages());
        if (read.getOpenAPI() == null) {
            flaws.add("this is no OpenAPI document");
            return flaws;
        }
        Map<String, PathItem> there = read.getOpenAPI().getPaths();
        routes.stream().filter(route -> !isIn(there, route)).forEach(route -> flaws.add(route + " is not in it"));
        Arrays.stream(paths)
                .filter(path -> !there.containsKey(path))
                .forEach(path -> flaws.add(path + " is not in it"));
        return flaws;
    }

    private static boolean isIn(Map<String, PathItem> there, RouteUnderTest route) {
        PathItem item = there.get(route.path());
        return item != null && item.readOperationsMap().containsKey(HttpMethod.valueOf(route.method()));
    }
}

package io.openspeak.platform.rest.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.rest.ServedMethods;
import io.openspeak.platform.rest.contract.ContractRoutes;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document of a running service, as a tool that reads OpenAPI understands it. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class ContractDocumentTest {

    @Inject
    ServedMethods methods;

    private SwaggerParseResult parsed = new SwaggerParseResult();

    @BeforeEach
    void read() {
        String json = given().queryParam("format", "json")
                .when()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        parsed = new OpenAPIV3Parser().readContents(json, List.of(), new ParseOptions());
    }

    @Test
    void document_readByATool_isValid() {
        assertThat(parsed.getMessages()).isEmpty();
    }

    @Test
    void document_everyRoute_isThereWithItsFields() {
        List<Route> routes = ContractRoutes.of(methods.contracts());

        assertThat(routes).isNotEmpty();
        for (Route route : routes) {
            Operation operation = operation(route.method(), route.path().text());
            List<String> expected = (route.takesBody()
                            ? route.pathFields().stream()
                            : route.rpc().getInputType().getFields().stream())
                    .map(field -> field.getName())
                    .toList();
            assertThat(parameters(operation)).as(route.toString()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(operation.getRequestBody() != null).as(route.toString()).isEqualTo(route.takesBody());
        }
    }

    @Test
    void document_route_tellsAccessScopeAndMeaning() {
        Operation update = operation("PATCH", "/channels/{channel_id}");

        assertThat(update.getOperationId()).isEqualTo("UpdateChannel");
        assertThat(update.getDescription()).isEqualTo("Changes a channel; needs MANAGE there.");
        assertThat(update.getExtensions())
                .containsEntry("x-openspeak-access", "signed_in")
                .containsEntry("x-openspeak-scope", "channels_manage");
        assertThat(update.getSecurity()).hasSize(1);
        assertThat(operation("POST", "/auth/login").getSecurity()).isNullOrEmpty();
    }

    @Test
    void document_route_tellsReasonsOfRefusals() {
        Operation create = operation("POST", "/channels");

        assertThat(create.getResponses())
                .containsOnlyKeys("200", "400", "401", "403", "404", "409", "413", "415", "429", "503", "default");
        assertThat(response(create, "409").getDescription()).isEqualTo("`channel_exists`");
        assertThat(response(create, "409").getContent()).containsOnlyKeys("application/problem+json");
        assertThat(response(create, "429").getHeaders()).containsKey("Retry-After");
        assertThat(response(operation("POST", "/auth/login"), "401").getDescription())
                .isEqualTo("`bad_credentials`");
        assertThat(response(operation("POST", "/auth/login"), "403").getDescription())
                .isEqualTo("`account_disabled`");
        assertThat(response(operation("GET", "/auth/me"), "401").getDescription())
                .isEqualTo("`unauthorized`");
    }

    @Test
    void document_schemas_tellLimitsAndComments() {
        Schema<?> body = schema("channel.v1.UpdateChannelRequest");
        Schema<?> topic = property(body, "topic");
        Schema<?> channel = schema("channel.v1.Channel");

        assertThat(body.getProperties()).doesNotContainKey("channel_id");
        assertThat(topic.getMaxLength()).isEqualTo(1024);
        assertThat(property(channel, "topic").getDescription()).isEqualTo("What it is about.");
        assertThat(property(channel, "created_at").getTypes()).containsExactly("string");
        assertThat(schema("channel.v1.ChannelKind").getEnum().size()).isEqualTo(4);
        assertThat(schema("auth.v1.PasswordCredential").getRequired()).containsExactly("name", "password");
    }

    private OpenAPI document() {
        return parsed.getOpenAPI();
    }

    private Schema<?> schema(String name) {
        Map<String, Schema> schemas = document().getComponents().getSchemas();
        assertThat(schemas).containsKey(name);
        return Objects.requireNonNull(schemas.get(name));
    }

    private static Schema<?> property(Schema<?> of, String name) {
        return (Schema<?>) Objects.requireNonNull(of.getProperties().get(name));
    }

    private Operation operation(String method, String path) {
        assertThat(document().getPaths()).containsKey(path);
        Map<PathItem.HttpMethod, Operation> operations =
                Objects.requireNonNull(document().getPaths().get(path)).readOperationsMap();
        assertThat(operations).containsKey(PathItem.HttpMethod.valueOf(method));
        return Objects.requireNonNull(operations.get(PathItem.HttpMethod.valueOf(method)));
    }

    private static ApiResponse response(Operation operation, String status) {
        return Objects.requireNonNull(operation.getResponses().get(status));
    }

    private static List<String> parameters(Operation operation) {
        return operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream().map(Parameter::getName).toList();
    }
}

package io.openspeak.platform.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;
import static org.eclipse.microprofile.openapi.OASFactory.createTag;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.rest.ForeignRoute;
import io.openspeak.platform.rest.ServedMethods;
import io.openspeak.platform.rest.contract.ContractRoutes;
import io.openspeak.platform.rest.contract.Route;
import io.quarkus.arc.All;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds the routes of the contracts, and foreign ones, to the document at {@code /q/openapi}. */
@Singleton
@OpenApiFilter(OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ContractDocument implements OASFilter {

    private static final String BEARER = "bearer";

    private final ServedMethods methods;
    private final List<ForeignRoute> foreign;

    public ContractDocument(ServedMethods methods, @All List<ForeignRoute> foreign) {
        this.methods = methods;
        this.foreign = List.copyOf(foreign);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ContractComments comments = ContractComments.load();
        Schemas schemas = new Schemas(comments);
        Responses responses = new Responses(comments);
        List<ServiceDescriptor> contracts = methods.contracts();
        if (document.getPaths() == null) {
            document.setPaths(createPaths());
        }
        for (Route route : ContractRoutes.of(contracts)) {
            add(document, route, operation(route, comments, schemas, responses));
        }
        for (ForeignRoute other : foreign) {
            add(document, other.route(), operation(other, responses));
        }
        contracts.forEach(contract ->
                document.addTag(createTag().name(contract.getName()).description(comments.of(contract.getFullName()))));
        document.setComponents(components(document.getComponents(), schemas));
    }

    private static void add(OpenAPI document, Route route, Operation operation) {
        PathItem path = document.getPaths().getPathItem(route.path().text());
        if (path == null) {
            path = createPathItem();
            document.getPaths().addPathItem(route.path().text(), path);
        }
        path.setOperation(PathItem.HttpMethod.valueOf(route.method()), operation);
    }

    private static Operation operation(Route route, ContractComments comments, Schemas schemas, Responses responses) {
        MethodDescriptor rpc = route.rpc();
        String comment = comments.of(rpc.getFullName());
        Operation operation = declared(
                createOperation()
                        .operationId(rpc.getName())
                        .addTag(rpc.getService().getName())
                        .summary(comment.replaceFirst("(?s)[.:;] .*", ""))
                        .description(comment)
                        .responses(responses.of(route, schemas.message(rpc.getOutputType()))),
                route);
        route.pathFields().forEach(field -> operation.addParameter(parameter(field, Parameter.In.PATH, schemas)));
        if (route.takesBody()) {
            Schema body = schemas.message(rpc.getInputType(), route.otherFields());
            operation.requestBody(createRequestBody().content(Responses.content("application/json", body)));
        } else {
            route.otherFields().forEach(field -> operation.addParameter(parameter(field, Parameter.In.QUERY, schemas)));
        }
        return operation;
    }

    /** Shapes of other protocols are described in words: no descriptor has them. */
    private static Operation operation(ForeignRoute foreign, Responses responses) {
        Route route = foreign.route();
        Operation operation = declared(
                createOperation()
                        .addTag(route.rpc().getService().getName())
                        .summary(foreign.description().replaceFirst("(?s)[.:;] .*", ""))
                        .description(foreign.description())
                        .responses(responses.of(route, object())),
                route);
        route.path()
                .fields()
                .forEach(field -> operation.addParameter(createParameter()
                        .name(field)
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(createSchema().addType(Schema.SchemaType.STRING))));
        if (route.takesBody()) {
            operation.requestBody(createRequestBody().content(Responses.content("application/json", object())));
        }
        return operation;
    }

    private static Schema object() {
        return createSchema().addType(Schema.SchemaType.OBJECT);
    }

    /** Who may call, as the RPC declares it. */
    private static Operation declared(Operation operation, Route route) {
        MethodDescriptor rpc = route.rpc();
        Access access = rpc.getOptions().getExtension(Contract.access);
        operation.extensions(Map.of("x-openspeak-access", told(access), "x-openspeak-rpc", route.rpcName()));
        Scope scope = rpc.getOptions().getExtension(Contract.scope);
        if (scope != Scope.SCOPE_UNSPECIFIED) {
            operation.addExtension("x-openspeak-scope", TokenScopes.wireName(scope));
        }
        if (access != Access.ACCESS_ANYONE) {
            operation.addSecurityRequirement(createSecurityRequirement().addScheme(BEARER));
        }
        return operation;
    }

    private static Parameter parameter(FieldDescriptor field, Parameter.In in, Schemas schemas) {
        Schema schema = schemas.field(field);
        Parameter parameter = createParameter()
                .name(field.getName())
                .in(in)
                .required(in == Parameter.In.PATH || Schemas.isRequired(field))
                .description(schema.getDescription());
        return parameter.schema(schema.description(null));
    }

    private static Components components(Components present, Schemas schemas) {
        Components components = present == null ? createComponents() : present;
        schemas.named().forEach(components::addSchema);
        components.addSchema(Responses.PROBLEM, Responses.problemSchema());
        return components.addSecurityScheme(
                BEARER,
                createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token of Login."));
    }

    private static String told(Access access) {
        return access.name().substring("ACCESS_".length()).toLowerCase(Locale.ROOT);
    }
}

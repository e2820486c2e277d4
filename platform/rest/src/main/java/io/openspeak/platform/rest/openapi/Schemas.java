package io.openspeak.platform.rest.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Limits;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Types of contracts as schemas, each once and by its name; limits of fields are told as OpenAPI tells limits. */
final class Schemas {

    private static final String ID_CHARACTERS = "[A-Za-z0-9_.:@-]";

    private final ContractComments comments;
    private final Map<String, Schema> named = new TreeMap<>();

    Schemas(ContractComments comments) {
        this.comments = comments;
    }

    /** All that were asked for, and what they are made of. */
    Map<String, Schema> named() {
        return named;
    }

    /** A reference to a message's schema. */
    Schema message(Descriptor type) {
        return message(type, type.getFields());
    }

    /** A reference to the schema of a message that only has these of its fields. */
    Schema message(Descriptor type, List<FieldDescriptor> fields) {
        String name = name(type.getFullName());
        if (!named.containsKey(name)) {
            Schema schema = createSchema();
            // First put, then filled: types may hold themselves.
            named.put(name, schema);
            fill(schema, type, fields);
        }
        return createSchema().ref(name);
    }

    private void fill(Schema schema, Descriptor type, List<FieldDescriptor> fields) {
        schema.addType(SchemaType.OBJECT).description(described(type));
        for (FieldDescriptor field : fields) {
            schema.addProperty(field.getName(), field(field));
            if (isRequired(field)) {
                schema.addRequired(field.getName());
            }
        }
    }

    private String described(Descriptor type) {
        String alternatives = type.getRealOneofs().stream()
                .map(OneofDescriptor::getFields)
                .map(fields -> " At most one of "
                        + fields.stream().map(FieldDescriptor::getName).collect(Collectors.joining(", "))
                        + " is set.")
                .collect(Collectors.joining());
        return comments.of(type.getFullName()) + alternatives;
    }

    /** The schema of a field's value. */
    Schema field(FieldDescriptor field) {
        Limits limits = limits(field);
        Schema one = single(field, limits);
        if (!field.isRepeated()) {
            return one.description(comments.of(field.getFullName()));
        }
        Schema list = createSchema().addType(SchemaType.ARRAY).items(one).description(comments.of(field.getFullName()));
        if (limits.getMaxItems() > 0) {
            list.maxItems(limits.getMaxItems());
        }
        return limits.getRequired() ? list.minItems(1) : list;
    }

    private Schema single(FieldDescriptor field, Limits limits) {
        return switch (field.getJavaType()) {
            case INT -> createSchema().addType(SchemaType.INTEGER).format("int32");
            // Canonical JSON: text, since JavaScript rounds larger numbers.
            case LONG ->
                createSchema().addType(SchemaType.STRING).format("int64").pattern("^-?[0-9]+$");
            case FLOAT, DOUBLE -> createSchema().addType(SchemaType.NUMBER);
            case BOOLEAN -> createSchema().addType(SchemaType.BOOLEAN);
            case STRING -> text(limits);
            case BYTE_STRING -> createSchema().addType(SchemaType.STRING).format("byte");
            case ENUM -> enumeration(field.getEnumType());
            case MESSAGE -> message(field.getMessageType());
        };
    }

    private static Schema text(Limits limits) {
        Schema text = createSchema().addType(SchemaType.STRING);
        if (limits.getRequired()) {
            text.minLength(1);
        }
        if (limits.getId()) {
            return text.pattern("^" + ID_CHARACTERS + (limits.getRequired() ? "{1,64}$" : "{0,64}$"));
        }
        return text.maxLength(limits.getMaxChars() > 0 ? limits.getMaxChars() : DeclaredLimits.DEFAULT_MAX_CHARS);
    }

    private Schema enumeration(EnumDescriptor type) {
        String name = name(type.getFullName());
        named.computeIfAbsent(
                name,
                unknown -> createSchema()
                        .addType(SchemaType.STRING)
                        .enumeration(new ArrayList<>(type.getValues().stream()
                                .map(EnumValueDescriptor::getName)
                                .toList()))
                        .description(comments.of(type.getFullName()) + values(type)));
        return createSchema().ref(name);
    }

    private String values(EnumDescriptor type) {
        return type.getValues().stream()
                .map(value ->
                        "\n- `" + value.getName() + "`: " + comments.of(type.getFullName() + "." + value.getName()))
                .collect(Collectors.joining());
    }

    /** True if a request without the field is refused; of a oneof, the others will do. */
    static boolean isRequired(FieldDescriptor field) {
        return limits(field).getRequired() && field.getRealContainingOneof() == null;
    }

    private static Limits limits(FieldDescriptor field) {
        return field.getOptions().getExtension(Contract.limits);
    }

    private static String name(String fullName) {
        return fullName.replaceFirst("^openspeak\\.", "");
    }
}

package io.openspeak.platform.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.openspeak.platform.failures.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a message out of a JSON object, or says which field is wrong.
 *
 * <p>Values are read by {@link JsonFormat}, one field at a time: its own messages name neither the field nor what was expected.
 */
public final class MessageReader {

    private static final JsonFormat.Parser VALUES = JsonFormat.parser();
    private static final int SHOWN_CHARS = 64;

    private final ObjectMapper json;

    public MessageReader(ObjectMapper json) {
        this.json = json;
    }

    /** Adds the fields of the object to the message. */
    public void read(ObjectNode object, Message.Builder message) {
        read(object, message, "");
    }

    private void read(ObjectNode object, Message.Builder message, String path) {
        Descriptor type = message.getDescriptorForType();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = path + entry.getKey();
            @Nullable FieldDescriptor field = type.findFieldByName(entry.getKey());
            if (field == null) {
                throw Refusal.invalid("'" + shown(name) + "' is not a field of " + type.getName() + ".");
            }
            if (!entry.getValue().isNull()) {
                checkOneof(field, message, path);
                readField(field, entry.getValue(), message, name);
            }
        }
    }

    private static void checkOneof(FieldDescriptor field, Message.Builder message, String path) {
        @Nullable OneofDescriptor oneof = field.getRealContainingOneof();
        if (oneof != null && message.hasOneof(oneof)) {
            FieldDescriptor other = message.getOneofFieldDescriptor(oneof);
            throw Refusal.invalid("'" + path + field.getName() + "' and '" + path + other.getName()
                    + "' can't both be set; expected one of them.");
        }
    }

    private void readField(FieldDescriptor field, JsonNode value, Message.Builder message, String name) {
        if (field.getJavaType() != JavaType.MESSAGE) {
            readValue(field, value, message, name);
        } else if (field.isRepeated()) {
            if (!value.isArray()) {
                throw Refusal.invalid("'" + name + "' is not a list.");
            }
            for (int i = 0; i < value.size(); i++) {
                message.addRepeatedField(field, nested(field, value.get(i), message, name + "[" + i + "]"));
            }
        } else {
            message.setField(field, nested(field, value, message, name));
        }
    }

    private Message nested(FieldDescriptor field, JsonNode value, Message.Builder message, String name) {
        if (!(value instanceof ObjectNode object)) {
            throw Refusal.invalid("'" + name + "' is not a JSON object.");
        }
        Message.Builder nested = message.newBuilderForField(field);
        read(object, nested, name + ".");
        return nested.build();
    }

    private void readValue(FieldDescriptor field, JsonNode value, Message.Builder message, String name) {
        checkShape(field, value, name);
        try {
            VALUES.merge(
                    json.writeValueAsString(
                            JsonNodeFactory.instance.objectNode().set(field.getName(), value)),
                    message);
        } catch (InvalidProtocolBufferException | JsonProcessingException bad) {
            throw unreadable(field, value, name);
        }
    }

    /** What the parser would take all the same: a list of one for its item, a number for text. */
    private static void checkShape(FieldDescriptor field, JsonNode value, String name) {
        if (field.isRepeated() != value.isArray()) {
            throw unreadable(field, value, name);
        }
        for (JsonNode item : field.isRepeated() ? value : List.of(value)) {
            boolean text = field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.BYTE_STRING;
            if (!item.isValueNode() || text && !item.isTextual()) {
                throw unreadable(field, value, name);
            }
            // JSON can write half of a surrogate pair, which protobuf can't carry.
            if (item.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(item.textValue())) {
                throw Refusal.invalid("'" + name + "' is not valid Unicode.");
            }
        }
    }

    private static Refusal unreadable(FieldDescriptor field, JsonNode value, String name) {
        return Refusal.invalid("'" + name + "' is " + told(field, value) + "; expected " + expected(field) + ".");
    }

    private static String expected(FieldDescriptor field) {
        String one = switch (field.getJavaType()) {
            case INT -> "a whole number of 32 bits";
            case LONG -> "a whole number of 64 bits";
            case FLOAT, DOUBLE -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "text";
            case BYTE_STRING -> "base64";
            case ENUM -> "a name out of " + field.getEnumType().getName();
            case MESSAGE -> "a JSON object";
        };
        return field.isRepeated() ? "a list, each " + one : one;
    }

    /** Numbers and names are repeated to the caller; text might be a secret in the wrong place. */
    private static String told(FieldDescriptor field, JsonNode value) {
        boolean harmless = value.isValueNode()
                && field.getJavaType() != JavaType.STRING
                && field.getJavaType() != JavaType.BYTE_STRING;
        return harmless ? "'" + shown(value.asText()) + "'" : "of another shape";
    }

    static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= SHOWN_CHARS ? printable : printable.substring(0, SHOWN_CHARS) + "...";
    }
}

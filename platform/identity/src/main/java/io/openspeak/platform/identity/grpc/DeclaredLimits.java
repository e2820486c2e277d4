package io.openspeak.platform.identity.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Limits;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits of fields, read from contracts; finds out once per message type what there is to check. */
public final class DeclaredLimits {

    /** Text without a limit of its own, so that no field can carry a novel. */
    public static final int DEFAULT_MAX_CHARS = 4096;

    private final Map<Descriptor, List<FieldDescriptor>> checkedFields = new ConcurrentHashMap<>();

    /** Throws the refusal that names the first field of the message that breaks its limits. */
    public void check(Message message) {
        for (FieldDescriptor field : fields(message.getDescriptorForType())) {
            Limits limits = field.getOptions().getExtension(Contract.limits);
            if (field.isRepeated()) {
                checkItems(message, field, limits);
            } else if (field.hasPresence() && !message.hasField(field)) {
                require(!limits.getRequired() || field.getRealContainingOneof() != null, field, "must be set");
            } else {
                checkValue(message.getField(field), field, limits);
            }
        }
    }

    private List<FieldDescriptor> fields(Descriptor type) {
        // Not computeIfAbsent: a recursive message type would update the map within its own computation.
        List<FieldDescriptor> known = checkedFields.get(type);
        if (known == null) {
            known = new ArrayList<>();
            for (FieldDescriptor field : type.getFields()) {
                if (isChecked(field)) {
                    known.add(field);
                }
            }
            checkedFields.put(type, known);
        }
        return known;
    }

    private static boolean isChecked(FieldDescriptor field) {
        return field.getOptions().hasExtension(Contract.limits)
                || field.getJavaType() == JavaType.STRING
                || field.getJavaType() == JavaType.MESSAGE;
    }

    private void checkItems(Message message, FieldDescriptor field, Limits limits) {
        Collection<?> items = (Collection<?>) message.getField(field);
        require(!limits.getRequired() || !items.isEmpty(), field, "must not be empty");
        require(
                limits.getMaxItems() == 0 || items.size() <= limits.getMaxItems(),
                field,
                "has " + items.size() + " items; at most " + limits.getMaxItems() + " are allowed");
        for (Object item : items) {
            checkValue(item, field, limits);
        }
    }

    private void checkValue(Object value, FieldDescriptor field, Limits limits) {
        switch (value) {
            case String text -> checkText(text, field, limits);
            case ByteString bytes ->
                require(
                        limits.getMaxBytes() == 0 || bytes.size() <= limits.getMaxBytes(),
                        field,
                        "has " + bytes.size() + " bytes; at most " + limits.getMaxBytes() + " are allowed");
            case Message nested -> check(nested);
            default -> {}
        }
    }

    private static void checkText(String text, FieldDescriptor field, Limits limits) {
        require(!limits.getRequired() || !text.isEmpty(), field, "must be set");
        int maxChars = limits.getMaxChars() == 0 ? DEFAULT_MAX_CHARS : limits.getMaxChars();
        require(
                text.length() <= maxChars,
                field,
                "has " + text.length() + " characters; at most " + maxChars + " are allowed");
        require(
                !limits.getId() || text.isEmpty() || Ids.valid(text),
                field,
                "is not 1 to 64 characters out of A-Z a-z 0-9 _ . : @ and -");
    }

    private static void require(boolean kept, FieldDescriptor field, String rule) {
        if (!kept) {
            throw Refusal.invalid("'" + field.getName() + "' " + rule + ".");
        }
    }
}

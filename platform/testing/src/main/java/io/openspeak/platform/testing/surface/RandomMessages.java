package io.openspeak.platform.testing.surface;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random messages of any type, the same for the same seed: tame ones keep the limits of their contract, wild ones may break any. */
public final class RandomMessages {

    private static final int MAX_DEPTH = 3;
    private static final int FEW_ITEMS = 4;
    private static final int MANY_ITEMS = 100;
    private static final String ID_CHARACTERS = "abcXYZ019_.:@-";
    /** Letters of several scripts, a pair of surrogates, and what terminals, shells, logs and stores might trip over. */
    private static final List<String> CHARACTERS = List.of(
            "a",
            "Z",
            "0",
            " ",
            "é",
            "ß",
            "中",
            "\u202e",
            "\uD83D\uDE00",
            "\u0000",
            "\n",
            "\u001b[31m",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "%",
            "$",
            "<",
            "&",
            "*",
            "/",
            "..",
            ":",
            ";");

    private final Random random;
    private final List<String> names;

    /**
     * Messages of that seed.
     *
     * @param names texts that mean something to the service, so that some messages reach further than its first look-up
     */
    public RandomMessages(long seed, String... names) {
        random = new Random(seed);
        this.names = List.of(names);
    }

    /** A message: two of three are tame. */
    public Message any(Descriptor type) {
        return random.nextInt(3) > 0 ? tame(type) : wild(type);
    }

    /** A message that keeps its limits. */
    public Message tame(Descriptor type) {
        return message(type, false, 0);
    }

    /** A message that may break limits. */
    public Message wild(Descriptor type) {
        return message(type, true, 0);
    }

    /** Bytes that are hardly a message: one that was cut or bent, or anything. */
    public byte[] broken(Descriptor type) {
        byte[] bytes = wild(type).toByteArray();
        if (bytes.length == 0 || random.nextInt(4) == 0) {
            bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        for (int i = 0; i <= bytes.length / 50; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private Message message(Descriptor type, boolean wild, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            Limits limits = field.getOptions().getExtension(Contract.limits);
            boolean bent = wild && random.nextInt(3) == 0;
            boolean needed = limits.getRequired() && field.getRealContainingOneof() == null && !bent;
            boolean tooDeep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth == MAX_DEPTH;
            if (tooDeep || !needed && random.nextInt(3) == 0) {
                continue;
            }
            if (field.isRepeated()) {
                int items = items(limits, bent);
                // Many wild ones would be more than a message may hold, and refused before anybody looks at them.
                boolean few = items <= FEW_ITEMS;
                for (int i = 0; i < items; i++) {
                    message.addRepeatedField(field, value(field, limits, wild && few, bent && few, depth));
                }
            } else {
                message.setField(field, value(field, limits, wild, bent, depth));
            }
        }
        return message.build();
    }

    private int items(Limits limits, boolean bent) {
        if (bent) {
            return of(List.of(0, 1, 1 + Math.max(MANY_ITEMS, limits.getMaxItems())));
        }
        int most = limits.getMaxItems() == 0 ? FEW_ITEMS : Math.min(FEW_ITEMS, limits.getMaxItems());
        return 1 + random.nextInt(most);
    }

    private Object value(FieldDescriptor field, Limits limits, boolean wild, boolean bent, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt(4) == 0 ? extremeInt() : random.nextInt(200);
            case LONG -> random.nextInt(4) == 0 ? extremeLong() : (long) random.nextInt(100_000);
            case FLOAT -> random.nextInt(4) == 0 ? Float.NaN : random.nextFloat();
            case DOUBLE -> random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text(limits, bent);
            case BYTE_STRING -> bytes(limits, bent);
            case ENUM -> enumValue(field.getEnumType(), bent);
            case MESSAGE -> message(field.getMessageType(), wild, depth + 1);
        };
    }

    private int extremeInt() {
        return of(List.of(Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE));
    }

    private long extremeLong() {
        return of(List.of(
                Long.MIN_VALUE, -1L, 0L, 1L << 53, 253_402_300_800_000L, Long.MAX_VALUE / 1_000_000, Long.MAX_VALUE));
    }

    private String text(Limits limits, boolean bent) {
        if (bent) {
            int most = limits.getMaxChars() == 0 ? 4096 : limits.getMaxChars();
            return of(List.of("", "a".repeat(most + 1), characters(64), "no id", "\u0000"));
        }
        if (!names.isEmpty() && random.nextInt(3) > 0) {
            return of(names);
        }
        if (limits.getId()) {
            return ids(1 + random.nextInt(64));
        }
        // A character of the list has up to five of Java's.
        int most = limits.getMaxChars() == 0 ? 100 : Math.min(100, limits.getMaxChars() / 5);
        return characters(1 + random.nextInt(Math.max(1, most)));
    }

    private String ids(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        return text.toString();
    }

    private String characters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(of(CHARACTERS));
        }
        return text.toString();
    }

    private ByteString bytes(Limits limits, boolean bent) {
        int most = limits.getMaxBytes() == 0 ? 1000 : limits.getMaxBytes();
        byte[] bytes = new byte[bent ? most + 1 : random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    private Object enumValue(EnumDescriptor type, boolean bent) {
        return bent ? type.findValueByNumberCreatingIfUnknown(4711) : of(type.getValues());
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

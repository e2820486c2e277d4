package io.openspeak.platform.testing.surface;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Random HTTP requests at a route: sound ones, bent ones, and nonsense. */
final class RandomHttp {

    /** A request, for {@link RawHttp}. */
    record Request(String method, String target, String headers, byte[] body) {

        /** True if it is refused before all of it was read, so that the answer may be lost with the connection. */
        boolean oversized() {
            return target.length() > LONGEST_LINE || headers.length() > LONGEST_LINE || body.length >= OVERSIZED;
        }

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + target + "\n" + headers + "\n" + text.substring(0, Math.min(2000, text.length()));
        }
    }

    private static final JsonFormat.Printer JSON = JsonFormat.printer().preservingProtoFieldNames();
    private static final String JSON_TYPE = "Content-Type: application/json\r\n";
    /** More than a body may have. */
    private static final int OVERSIZED = 300_000;
    /** What a line of a request's head may have; the service's own limits are not below it. */
    private static final int LONGEST_LINE = 4000;

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");
    private static final List<String> HEADERS = List.of(
            "",
            "Content-Type: text/plain\r\n",
            "Content-Type: multipart/form-data; boundary=x\r\n",
            "Content-Type: application/json; charset=utf-16\r\n",
            "Content-Type: ;;;=\"\r\n",
            JSON_TYPE + "Content-Encoding: gzip\r\n",
            JSON_TYPE + "Accept: text/html\r\n",
            JSON_TYPE + "Accept: \u0001\u00ff\r\n",
            JSON_TYPE + "X-HTTP-Method-Override: DELETE\r\n",
            JSON_TYPE + "X-Forwarded-For: ' or 1=1\r\n",
            JSON_TYPE + "traceparent: 00-zz\r\n",
            JSON_TYPE + "Authorization: Bearer x\r\nAuthorization: Basic eDp5\r\n",
            JSON_TYPE + "Cookie: " + "a=b;".repeat(500) + "\r\n",
            JSON_TYPE + "X-Long: " + "x".repeat(10_000) + "\r\n");
    private static final List<String> TARGETS = List.of(
            "a",
            "-",
            "%20",
            "%2f",
            "%00",
            "%",
            "%zz",
            "%c3%28",
            "%ff",
            "..",
            ".",
            "?",
            "&",
            "=",
            "page_size",
            "filter",
            ";",
            "+",
            "//",
            "#",
            ":",
            "@",
            "\u00e9",
            "[",
            "{x}",
            "RIGHT_JOIN",
            "channel_id",
            "user_id=",
            "page_size=1e9",
            "until=99999999999999999999");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0",
            "1.5",
            "1e999999999",
            "99999999999999999999",
            "NaN",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[1]]",
            "{\"a\":{\"b\":[]}}",
            "\"1\"",
            "'x'",
            "// x",
            "{\"@type\":\"x\"}",
            "",
            "}",
            "\u0000",
            "[".repeat(50) + "]".repeat(50),
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            "9".repeat(3_000));

    private final Random random;
    private final RandomMessages messages;

    RandomHttp(long seed, RandomMessages messages) {
        random = new Random(seed);
        this.messages = messages;
    }

    /** A request: about half are sound, so that they reach the service. */
    Request at(RouteUnderTest route) {
        Message message = messages.any(route.request());
        Request sound = sound(route, message);
        return switch (random.nextInt(12)) {
            case 0 -> new Request(of(METHODS), sound.target(), sound.headers(), sound.body());
            case 1 -> new Request(sound.method(), sound.target(), of(HEADERS), sound.body());
            case 2 -> new Request(sound.method(), nonsense(route), sound.headers(), sound.body());
            case 3, 4, 5 -> new Request(sound.method(), sound.target(), JSON_TYPE, bent(sound.body()));
            default -> sound;
        };
    }

    private Request sound(RouteUnderTest route, Message message) {
        String path = route.filled(field -> encoded(value(message, field)));
        if (route.takesBody()) {
            return new Request(route.method(), path, JSON_TYPE, json(withoutPath(route, message)));
        }
        String query = message.getAllFields().keySet().stream()
                .filter(field -> !route.carries(field.getName()) && !field.isRepeated())
                .map(field -> field.getName() + "=" + encoded(value(message, field.getName())))
                .collect(Collectors.joining("&"));
        return new Request(route.method(), query.isEmpty() ? path : path + "?" + query, "", new byte[0]);
    }

    private static Message withoutPath(RouteUnderTest route, Message message) {
        Message.Builder rest = message.toBuilder();
        message.getAllFields().keySet().stream()
                .filter(field -> route.carries(field.getName()))
                .forEach(rest::clearField);
        return rest.build();
    }

    private static String value(Message message, String name) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
        return String.valueOf(message.getField(field));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] json(Message message) {
        try {
            return JSON.print(message).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String nonsense(RouteUnderTest route) {
        String target = route.filled(field -> pieces());
        return random.nextBoolean() ? target : target + "?" + pieces();
    }

    private String pieces() {
        return random.ints(1 + random.nextInt(5), 0, TARGETS.size())
                .mapToObj(TARGETS::get)
                .collect(Collectors.joining());
    }

    private byte[] bent(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> bytes(text.replaceFirst(":\\s*[^,}]+", ":" + Matcher.quoteReplacement(of(VALUES))));
            case 1 -> bytes(inserted(text, of(VALUES)));
            case 2 -> bytes(text.substring(0, random.nextInt(text.length() + 1)));
            case 3 -> bytes(of(VALUES));
            case 4 -> random.nextInt(8) == 0 ? new byte[OVERSIZED] : flipped(body);
            default -> noise();
        };
    }

    private String inserted(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    /** Some bytes replaced, mostly to what is no UTF-8. */
    private byte[] flipped(byte[] body) {
        byte[] flipped = body.clone();
        for (int i = 0; i < 3 && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return flipped;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

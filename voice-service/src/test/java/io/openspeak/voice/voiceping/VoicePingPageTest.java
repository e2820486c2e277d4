package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.testing.DocsPage;
import io.openspeak.voice.given.OtherServices;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of docs/protocols/voiceping.md, run in their order. */
@QuarkusTest
@QuarkusTestResource(OtherServices.class)
@QuarkusTestResource(VoicePingTimes.class)
class VoicePingPageTest extends VoicePingWorld {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```voiceping\n(.*?)^```");
    private static final Pattern LINE = Pattern.compile("(\\w+) +(->|<-) (\\[.*])");
    private static final byte[] OPUS = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};

    private final Map<String, VoicePingClient> people = new HashMap<>();
    private final Map<String, Set<Message>> seen = new HashMap<>();

    @Test
    void examples_areTrue() {
        onlyOneAtATime();
        people.put("alice", member(7));
        people.put("bob", member(8));
        people.put("carol", connect(SelfSigned.of(9)));

        List<String> lines = BLOCK.matcher(DocsPage.read("protocols/voiceping.md"))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        lines.forEach(this::run);

        assertThat(lines).hasSizeGreaterThan(20);
    }

    private void run(String line) {
        MatchResult parts = LINE.matcher(line).results().findFirst().orElseThrow(() -> new AssertionError(line));
        VoicePingClient person = Objects.requireNonNull(people.get(parts.group(1)));
        String json = parts.group(3)
                .replace("GROUP", String.valueOf(group))
                .replace("OPUS", "\"OPUS\"")
                .replaceAll("\\b(ANY|ID)\\b", "\"$1\"");
        JsonArray message = new JsonArray(json);
        if (parts.group(2).equals("->")) {
            person.say(message.stream()
                    .map(part -> "OPUS".equals(part) ? OPUS : part)
                    .toArray());
        } else {
            Awaitility.await(line).until(() -> take(parts.group(1), message));
        }
    }

    /** Each message that came is one line of the page. */
    private boolean take(String person, JsonArray expected) {
        Set<Message> taken = seen.computeIfAbsent(person, first -> new HashSet<>());
        for (Message message : Objects.requireNonNull(people.get(person)).messages) {
            if (!taken.contains(message) && fits(message, expected)) {
                taken.add(message);
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Message message, JsonArray expected) {
        List<@Nullable Object> parts = new ArrayList<>(
                List.of(message.channel().code(), message.type().code(), value(message.from()), value(message.to())));
        if (message.id() != null) {
            parts.add(value(message.id()));
        }
        if (parts.size() + 1 != expected.size() || !fitsPayload(message.payload(), expected.getValue(parts.size()))) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Object wanted = expected.getValue(i);
            if (!"ID".equals(wanted) && !String.valueOf(parts.get(i)).equals(String.valueOf(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static Object value(WireId id) {
        return id instanceof WireId.Whole(long number) ? number : id.text();
    }

    private static boolean fitsPayload(Payload payload, @Nullable Object expected) {
        return switch (payload) {
            case Payload.Nothing nothing -> expected == null;
            case Payload.Binary(byte[] bytes) -> "OPUS".equals(expected) && Arrays.equals(bytes, OPUS);
            case Payload.Text text ->
                expected instanceof JsonObject object && text.text().startsWith("{")
                        ? fitsObject(new JsonObject(text.text()), object)
                        : text.text().equals(expected);
            case Payload.Packed packed -> false;
        };
    }

    private static boolean fitsObject(JsonObject told, JsonObject expected) {
        return told.fieldNames().equals(expected.fieldNames())
                && told.stream().allMatch(field -> {
                    Object wanted = expected.getValue(field.getKey());
                    return "ANY".equals(wanted)
                            || "ID".equals(wanted)
                            || field.getValue().equals(wanted);
                });
    }
}

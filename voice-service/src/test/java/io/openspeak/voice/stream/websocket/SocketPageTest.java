package io.openspeak.voice.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.OpenVoiceResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/protocols/voice-websocket.md says what is. */
class SocketPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```\n```hex\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern CLOSE_CODE =
            Pattern.compile("^\\| (\\d{4}) \\| `(\\w+)` \\| (\\w+) \\|$", Pattern.MULTILINE);

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "protocols", "voice-websocket.md"));
    }

    private static Message message(String json) throws IOException {
        Message.Builder message =
                json.contains("\"frames\"") ? OpenVoiceResponse.newBuilder() : OpenVoiceRequest.newBuilder();
        JsonFormat.parser().merge(json, message);
        return message.build();
    }

    @Test
    void everyExampleInHex_isTheMessageBesideIt() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(page()).results().toList();

        assertThat(examples).hasSize(3);
        for (MatchResult example : examples) {
            Message message = message(example.group(1));
            byte[] bytes = HexFormat.of().parseHex(example.group(2).replaceAll("\\s", ""));
            assertThat(message.getParserForType().parseFrom(bytes)).isEqualTo(message);
        }
    }

    @Test
    void closeCodes_areThoseThatComeToBe() throws IOException {
        Set<Closing> used = EnumSet.of(
                Closing.NORMAL,
                Closing.PROTOCOL_ERROR,
                Closing.FRAME_TOO_BIG,
                Closing.GOING_AWAY,
                Closing.SILENT,
                Closing.SLOW_CONSUMER);
        Arrays.stream(Reason.values()).map(Closing::of).forEach(used::add);

        assertThat(CLOSE_CODE
                        .matcher(page())
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)))
                .containsExactlyElementsOf(used.stream()
                        .map(closing -> closing.code() + " " + closing.wireName() + " "
                                + closing.reconnect().wireName())
                        .toList());
    }
}

package io.openspeak.presence.rooms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as services send it. */
final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** Why the text is not exactly one JSON object; empty if it is. The text itself, which may be private, is not in the answer. */
    static Optional<String> flaw(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("expected '{' at its start");
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of("something follows the object");
        } catch (JsonProcessingException malformed) {
            // Limits of the parser, of depth for example, name no place.
            @Nullable JsonLocation where = malformed.getLocation();
            return Optional.of(
                    where == null ? "too deep or too large" : "malformed at character " + where.getCharOffset());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

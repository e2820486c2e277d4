package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.e2e.DocumentedCommands.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of documentation pages do what the pages say; those about Keycloak are typed by {@link KeycloakScenario}. */
class DocumentedCommandsScenario {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"tokens.md", "permissions.md", "moderation.md", "talking.md", "protocols/rest.md"})
    void page_commands_doWhatItSays(String page) throws Exception {
        DocumentedCommands.of(page, DocumentedCommands.text(page))
                .typedInto(new Terminal(home, Installation.running()));
    }

    /** Shows that a page that tells a falsehood is found out. */
    @Test
    void step_thatFails_isFoundOut() throws Exception {
        Terminal terminal = new Terminal(home, Installation.running());

        assertThat(commands("```sh\nfalse\n#=> x\ntrue\n```").steps())
                .containsExactly(new Step("false", List.of("x")), new Step("true", List.of()));
        assertThatThrownBy(() -> commands("```sh\nfalse\n```").typedInto(terminal))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> commands("```sh\necho true\n#=> false\n```").typedInto(terminal))
                .isInstanceOf(AssertionError.class);
    }

    private static DocumentedCommands commands(String page) {
        return DocumentedCommands.of("a page", page);
    }
}

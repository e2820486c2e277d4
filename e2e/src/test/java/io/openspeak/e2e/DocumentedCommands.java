package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands of a documentation page: the lines of its {@code sh} blocks, and what the lines {@code #=>} below one say that it
 * prints.
 */
record DocumentedCommands(String page, List<Step> steps) {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String EXPECTED = "#=> ";

    /** What a page tells to type, and what is to be seen. */
    record Step(String command, List<String> output) {

        private Step printing(String more) {
            return new Step(
                    command, Stream.concat(output.stream(), Stream.of(more)).toList());
        }
    }

    static DocumentedCommands of(String page, String text) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            for (String line : blocks.group(1).lines().toList()) {
                if (line.startsWith(EXPECTED)) {
                    steps.add(steps.removeLast().printing(line.substring(EXPECTED.length())));
                } else if (!line.isBlank()) {
                    steps.add(new Step(line, List.of()));
                }
            }
        }
        return new DocumentedCommands(page, List.copyOf(steps));
    }

    /** The text of a page in the folder of documentation. */
    static String text(String page) throws IOException {
        return Files.readString(Installation.repository().resolve("docs").resolve(page));
    }

    /** Types them in their order: each succeeds and prints what the page says. */
    void typedInto(Terminal terminal) throws IOException, InterruptedException {
        assertThat(steps).as(page).isNotEmpty();
        StringBuilder script = new StringBuilder("set -uo pipefail\n");
        for (int step = 0; step < steps.size(); step++) {
            script.append("echo '%s'%n".formatted(mark(step)))
                    .append(steps.get(step).command())
                    .append("\n[ $? = 0 ] || { echo 'FAILED'; exit 1; }\n");
        }
        String said = terminal.run(script.toString());
        for (int step = 0; step < steps.size(); step++) {
            String output = outputOf(said, step);
            assertThat(steps.get(step).output())
                    .as(
                            "%s: what%n%s%nis to print; it printed %s",
                            page, steps.get(step).command(), output)
                    .allMatch(output::contains);
        }
    }

    private static String outputOf(String said, int step) {
        int from = said.indexOf(mark(step));
        int to = said.indexOf(mark(step + 1));
        return said.substring(from, to < 0 ? said.length() : to);
    }

    private static String mark(int step) {
        return "--- step " + step + " ---";
    }
}

package io.openspeak.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.openspeak.cli.CommandRun;
import java.util.List;

/** What a run printed, for programs. */
public final class Answers {

    private Answers() {}

    /** All lines that a successful run printed. */
    public static List<JsonObject> of(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return run.out()
                .lines()
                .map(line -> new Gson().fromJson(line, JsonObject.class))
                .toList();
    }

    /** The last of them. */
    public static JsonObject last(CommandRun run) {
        List<JsonObject> all = of(run);
        assertThat(all).as(run.err()).isNotEmpty();
        return all.getLast();
    }
}

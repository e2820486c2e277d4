package io.openspeak.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to print: a line for people, fields in order for programs. */
public final class Row {

    private final String text;
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private Row(String text) {
        this.text = text;
    }

    public static Row of(String text) {
        return new Row(text);
    }

    public Row with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    public String text() {
        return text;
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }
}

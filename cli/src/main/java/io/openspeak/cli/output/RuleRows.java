package io.openspeak.cli.output;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import io.openspeak.channel.v1.Rule;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules as rows, and back. */
public final class RuleRows {

    private static final Gson GSON = new Gson();

    /** A rule as programs write it. */
    private record Written(
            @Nullable String subject,
            @Nullable List<String> allow,
            @Nullable List<String> deny) {}

    private RuleRows() {}

    public static Row of(Rule rule) {
        Row row = Row.of(RuleText.of(rule));
        fields(rule).forEach(row::with);
        return row;
    }

    /** A rule for programs. */
    public static Map<String, Object> fields(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", RuleText.subject(rule));
        fields.put("allow", rule.getAllowList().stream().map(Rights::name).toList());
        fields.put("deny", rule.getDenyList().stream().map(Rights::name).toList());
        return fields;
    }

    /** Reads what {@link #of} printed as JSON: objects one after the other, or in arrays. */
    public static List<Rule> read(Reader json) {
        List<Rule> rules = new ArrayList<>();
        JsonStreamParser values = new JsonStreamParser(json);
        while (values.hasNext()) {
            JsonElement value = values.next();
            if (value.isJsonArray()) {
                value.getAsJsonArray().forEach(each -> rules.add(rule(each)));
            } else {
                rules.add(rule(value));
            }
        }
        return rules;
    }

    private static Rule rule(JsonElement value) {
        Written written = GSON.fromJson(value, Written.class);
        if (written == null || written.subject() == null) {
            throw new JsonParseException("a rule without a subject: " + value);
        }
        return RuleText.of(
                written.subject(),
                written.allow() == null ? List.of() : written.allow(),
                written.deny() == null ? List.of() : written.deny());
    }
}

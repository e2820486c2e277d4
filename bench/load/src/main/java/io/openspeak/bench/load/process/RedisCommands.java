package io.openspeak.bench.load.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often a Redis has run each command so far; those that scripts call are among them.
 *
 * @param calls by the command's name
 */
public record RedisCommands(Map<String, Long> calls) {

    private static final String PREFIX = "cmdstat_";
    private static final String FIELD = ":calls=";

    public RedisCommands {
        calls = Map.copyOf(calls);
    }

    public static RedisCommands of(int port) {
        return parse(RedisInfo.ask(port, "commandstats"));
    }

    /** Reads the answer to {@code INFO commandstats}. */
    static RedisCommands parse(String answer) {
        Map<String, Long> calls = new TreeMap<>();
        answer.lines().filter(line -> line.startsWith(PREFIX)).forEach(line -> {
            int field = line.indexOf(FIELD);
            int begin = field + FIELD.length();
            calls.put(
                    line.substring(PREFIX.length(), field),
                    Long.parseLong(line.substring(begin, line.indexOf(',', begin))));
        });
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("no " + PREFIX + " in " + answer);
        }
        return new RedisCommands(calls);
    }

    /** What was run since, without what was not. */
    public RedisCommands since(RedisCommands before) {
        Map<String, Long> since = new TreeMap<>();
        calls.forEach((command, count) -> {
            long more = count - before.calls.getOrDefault(command, 0L);
            if (more != 0) {
                since.put(command, more);
            }
        });
        return new RedisCommands(since);
    }
}

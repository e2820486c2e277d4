package io.openspeak.bench.load.process;

/** What a Redis says of its memory. */
public final class RedisMemory {

    private static final String FIELD = "used_memory:";

    private RedisMemory() {}

    /** Bytes that it has allocated: data and its own overhead, without fragmentation. */
    public static long usedBytes(int port) {
        return parse(RedisInfo.ask(port, "memory"));
    }

    /** Reads the answer to {@code INFO memory}. */
    static long parse(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> line.substring(FIELD.length()).strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + FIELD + " in " + answer));
    }
}

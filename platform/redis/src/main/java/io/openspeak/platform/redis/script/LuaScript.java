package io.openspeak.platform.redis.script;

import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One operation on the store: a Lua file of the classpath, run by its hash, and sent whole only when Redis does not know it.
 *
 * <p>A line {@code -- #include <name>} stands for the file of that name: Redis itself lets scripts share nothing.
 */
public final class LuaScript {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^-- #include (\\w+)$");

    private final RedisCommands redis;
    private final String source;
    private final String sha1;

    private LuaScript(RedisCommands redis, String source) {
        this.redis = redis;
        this.source = source;
        this.sha1 = sha1(source);
    }

    /** Loads {@code lua/<name>.lua} from the classpath. */
    public static LuaScript load(RedisCommands redis, String name) {
        String source = INCLUDE.matcher(read(name))
                .replaceAll(include ->
                        Matcher.quoteReplacement(read(include.group(1)).stripTrailing()));
        return new LuaScript(redis, source);
    }

    private static String read(String name) {
        String path = "lua/" + name + ".lua";
        ClassLoader loader = Objects.requireNonNull(Thread.currentThread().getContextClassLoader());
        try (InputStream file = loader.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no script " + path + " on the classpath");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs it; keys and arguments as its header lists them. */
    public Uni<@Nullable Response> run(List<String> keys, List<?> arguments) {
        assert haveOneTag(keys) : "keys of one script must share their {tag}, or no Redis Cluster runs it: " + keys;
        return redis.send(Command.EVALSHA, call(sha1, keys, arguments))
                .onFailure(LuaScript::isUnknownScript)
                .recoverWithUni(() -> redis.send(Command.EVAL, call(source, keys, arguments)));
    }

    /** Runs it once for each of these keys with the same arguments, and returns the answers in this order. */
    public Uni<List<@Nullable Response>> runForEach(List<String> keys, List<?> arguments) {
        return callEach(Command.EVALSHA, sha1, keys, arguments)
                .onFailure(LuaScript::isUnknownScript)
                .recoverWithUni(() -> callEach(Command.EVAL, source, keys, arguments));
    }

    private Uni<List<@Nullable Response>> callEach(
            Command command, String script, List<String> keys, List<?> arguments) {
        return redis.sendAll(keys.stream()
                .map(key -> RedisCommands.request(command, call(script, List.of(key), arguments)))
                .toList());
    }

    private static List<Object> call(String script, List<String> keys, List<?> arguments) {
        List<Object> call = new ArrayList<>(2 + keys.size() + arguments.size());
        call.add(script);
        call.add(keys.size());
        call.addAll(keys);
        call.addAll(arguments);
        return call;
    }

    private static boolean haveOneTag(List<String> keys) {
        return keys.stream()
                        .map(key -> key.substring(key.indexOf('{'), key.indexOf('}')))
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean isUnknownScript(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        @Nullable String message = cause == null ? null : cause.getMessage();
        return message != null && message.startsWith("NOSCRIPT");
    }

    private static String sha1(String source) {
        try {
            // The name by which Redis knows scripts, not a matter of security.
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.openspeak.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says one inline command to a Redis and returns the first line of its answer that holds a value. */
final class RedisTalk {

    private RedisTalk() {}

    static String say(RedisProcess redis, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = answer.readLine();
            return line.startsWith("$") && !line.equals("$-1") ? answer.readLine() : line;
        }
    }
}

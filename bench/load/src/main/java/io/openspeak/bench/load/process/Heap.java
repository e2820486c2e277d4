package io.openspeak.bench.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Objects that are alive in another Java virtual machine. */
public final class Heap {

    private Heap() {}

    /** Their bytes; makes it collect all garbage first. */
    public static long liveBytes(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into the heap of process " + pid, e);
        }
    }

    /** Reads the last line of a class histogram: {@code Total  instances  bytes}. */
    static long parse(String histogram) {
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length == 3 && words[0].equals("Total"))
                .mapToLong(words -> Long.parseLong(words[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no total in " + histogram));
    }
}

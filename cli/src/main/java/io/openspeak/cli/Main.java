package io.openspeak.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the program and turns Ctrl-C into an orderly end. */
public final class Main {

    /** Time for goodbyes and for a recording to be written. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    // Held, since loggers that nobody holds lose their level.
    private static final Logger ALL_LOGS = Logger.getLogger("");

    private Main() {}

    public static void main(String[] args) {
        // Netty would reach for Unsafe, and the JVM would warn people about it.
        System.setProperty("io.netty.noUnsafe", "true");
        ALL_LOGS.setLevel(List.of(args).contains("--verbose") ? Level.INFO : Level.OFF);
        Surroundings surroundings = Surroundings.ofProcess();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endOrderly(surroundings.stop(), ended), "stop"));
        int code = OpenSpeakCommand.commandLine(surroundings).execute(args);
        ended.countDown();
        System.exit(code);
    }

    private static void endOrderly(StopSignal stop, CountDownLatch ended) {
        stop.end();
        try {
            if (!ended.await(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("ended before everything was said goodbye to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

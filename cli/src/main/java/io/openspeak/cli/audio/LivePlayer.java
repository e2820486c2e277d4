package io.openspeak.cli.audio;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays packets as they come, each speaker on a line of its own; the machine's mixer adds them up. */
public final class LivePlayer implements AutoCloseable {

    private static final AudioFormat FORMAT = new AudioFormat(Pcm.RATE, Short.SIZE, 1, true, false);

    /** Half a second: more would only be played late. */
    private static final int MOST_WAITING = 25;

    private final Map<String, Voice> voices = new ConcurrentHashMap<>();

    private LivePlayer() {}

    /** Empty: this machine plays no sound. */
    public static Optional<LivePlayer> ofThisMachine() {
        try {
            AudioSystem.getSourceDataLine(FORMAT);
            return Optional.of(new LivePlayer());
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Never waits: what comes while too much waits is not played. */
    public void play(String speaker, byte[] opus) {
        voices.computeIfAbsent(speaker, name -> new Voice()).packets.offer(opus);
    }

    @Override
    public void close() {
        voices.values().forEach(voice -> voice.thread.interrupt());
    }

    private static final class Voice {

        private final BlockingQueue<byte[]> packets = new ArrayBlockingQueue<>(MOST_WAITING);
        private final Thread thread =
                Thread.ofPlatform().daemon().name("playback").start(this::run);

        private void run() {
            SpeechDecoder decoder = new SpeechDecoder();
            try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
                line.open(FORMAT);
                line.start();
                while (!Thread.currentThread().isInterrupted()) {
                    byte[] sound = WavFile.toBytes(decoder.decode(packets.take()));
                    line.write(sound, 0, sound.length);
                }
            } catch (LineUnavailableException e) {
                packets.clear(); // The line went away, for example with the headset: recording and report go on.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

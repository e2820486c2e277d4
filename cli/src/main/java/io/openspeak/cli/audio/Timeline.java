package io.openspeak.cli.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each piece of one speaker's sound belongs in a recording.
 *
 * <p>Packets follow one another without a gap, since their arrival jitters and their sequence does not. Only a packet that
 * comes much later than its turn begins a new stretch at its arrival: the speaker had paused.
 */
final class Timeline {

    /** Sound that starts at a sample of the recording. */
    record Piece(int start, short[] samples) {}

    /** Later than this is a pause and no jitter. */
    private static final int PAUSE = Pcm.RATE / 5;

    /** Losses up to this many packets are concealed; what is longer stays silent. */
    private static final int MOST_CONCEALED = 5;

    private Timeline() {}

    static List<Piece> of(SpeakerTrack track) {
        List<Piece> pieces = new ArrayList<>();
        SpeechDecoder decoder = new SpeechDecoder();
        HeardPacket before = null;
        int next = 0;
        for (HeardPacket packet : track.inSpokenOrder()) {
            int arrived = Math.toIntExact(packet.arrivedMs() * Pcm.RATE / 1000);
            if (before == null) {
                next = arrived;
            } else if (packet.stream() != before.stream()) {
                decoder = new SpeechDecoder();
                next = Math.max(next, arrived);
            } else {
                next = fill(pieces, decoder, packet.sequence() - before.sequence() - 1, next, packet.opus());
                next = arrived > next + PAUSE ? arrived : next;
            }
            short[] samples = decoder.decode(packet.opus());
            pieces.add(new Piece(next, samples));
            next += samples.length;
            before = packet;
        }
        return pieces;
    }

    private static int fill(List<Piece> pieces, SpeechDecoder decoder, long missing, int from, byte[] following) {
        int next = from;
        for (long i = 0; i < Math.min(missing, MOST_CONCEALED); i++) {
            short[] concealed = i == missing - 1 ? decoder.recover(following, Pcm.FRAME) : decoder.conceal();
            pieces.add(new Piece(next, concealed));
            next += concealed.length;
        }
        long silent = Math.max(0, missing - MOST_CONCEALED);
        return Math.toIntExact(next + silent * Pcm.FRAME);
    }
}

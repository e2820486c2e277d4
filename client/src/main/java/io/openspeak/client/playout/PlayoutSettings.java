package io.openspeak.client.playout;

/**
 * Times of a jitter buffer, in milliseconds.
 *
 * @param first delay before anything is known of the network
 * @param least that a quiet network is given
 * @param most that a bad one is given: beyond it, frames are late
 */
public record PlayoutSettings(int first, int least, int most) {

    public static final PlayoutSettings DEFAULT = new PlayoutSettings(50, 20, 200);

    public PlayoutSettings {
        if (least < 0 || first < least || most < first) {
            throw new IllegalArgumentException(
                    "delays are " + least + ", " + first + ", " + most + " ms, expected 0 <= least <= first <= most");
        }
    }
}

package io.openspeak.client.playout;

/**
 * What a jitter buffer did so far, in packets.
 *
 * @param played as they came
 * @param missing passed over, because they were not there when it was their turn: concealed where there was time for it
 * @param concealed times that sound was made up for a missing one
 * @param stretched times that sound was made up to wait for one
 * @param late came when it was past their turn
 * @param duplicates came twice
 * @param dropped thrown away to catch up
 */
public record PlayoutCounters(
        long played, long missing, long concealed, long stretched, long late, long duplicates, long dropped) {

    public PlayoutCounters plus(PlayoutCounters other) {
        return new PlayoutCounters(
                played + other.played,
                missing + other.missing,
                concealed + other.concealed,
                stretched + other.stretched,
                late + other.late,
                duplicates + other.duplicates,
                dropped + other.dropped);
    }
}

package io.openspeak.voice.catchup.domain;

import io.openspeak.platform.identity.UserId;
import java.util.List;

/**
 * What somebody said without a pause.
 *
 * @param number its place in the channel's speech since this pod began, from 1
 * @param speaker who
 * @param packets frames in order, each as its listeners got it
 */
public record Burst(int number, UserId speaker, List<byte[]> packets) {

    public Burst {
        packets = List.copyOf(packets);
    }
}

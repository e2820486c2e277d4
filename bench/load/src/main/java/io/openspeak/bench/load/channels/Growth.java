package io.openspeak.bench.load.channels;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.rate.Step;
import java.time.Duration;
import java.util.List;

/**
 * What a directory of one size costs.
 *
 * @param addedChannels since the size before
 * @param addedMemberships since the size before
 * @param making how long it took to make the channels
 * @param joining how long it took to fill them
 * @param probes calls at a low rate, for their cost
 */
record Growth(
        Size size,
        int addedChannels,
        int addedMemberships,
        Duration making,
        Duration joining,
        Footprint before,
        Footprint withChannels,
        Footprint withMembers,
        List<Step> probes) {

    double redisBytesPerChannel() {
        return withChannels.redisBytesEach(before, addedChannels);
    }

    double redisBytesPerMembership() {
        return withMembers.redisBytesEach(withChannels, addedMemberships);
    }

    double heapBytesPerChannel() {
        return withChannels.heapBytesEach(before, addedChannels);
    }

    double heapBytesPerMembership() {
        return withMembers.heapBytesEach(withChannels, addedMemberships);
    }

    double madePerSecond() {
        return addedChannels / Numbers.seconds(making);
    }

    double joinedPerSecond() {
        return addedMemberships / Numbers.seconds(joining);
    }
}

package io.openspeak.bench.load.channels;

import io.openspeak.bench.load.measure.Numbers;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.rate.Step;
import java.util.List;

/**
 * What a directory of one size costs.
 *
 * @param addedChannels since the size before
 * @param addedMemberships since the size before
 * @param making what it took to make the channels
 * @param joining what it took to fill them
 * @param probes calls at a low rate, for their cost
 */
record Growth(
        Size size,
        int addedChannels,
        int addedMemberships,
        ClosedLoop.Run making,
        ClosedLoop.Run joining,
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
        return addedChannels / Numbers.seconds(making.time());
    }

    double joinedPerSecond() {
        return addedMemberships / Numbers.seconds(joining.time());
    }

    /** Calls that were tried again while it grew. */
    long triedAgain() {
        return making.triedAgain() + joining.triedAgain();
    }
}

package io.openspeak.bench.load.channels;

import io.openspeak.bench.load.process.Heap;
import io.openspeak.bench.load.process.Memory;
import io.openspeak.bench.load.process.RedisMemory;
import io.openspeak.bench.load.site.Site;
import io.openspeak.launcher.Service;

/** Memory at one moment: what Redis uses, what is alive in channel-service's heap, what that process holds. */
record Footprint(long redisBytes, long heapBytes, long residentKib) {

    static Footprint of(Site site) {
        long pid = site.pid(Service.CHANNEL);
        return new Footprint(RedisMemory.usedBytes(site.redisPort()), Heap.liveBytes(pid), Memory.residentKib(pid));
    }

    double redisBytesEach(Footprint before, long added) {
        return (double) (redisBytes - before.redisBytes) / added;
    }

    double heapBytesEach(Footprint before, long added) {
        return (double) (heapBytes - before.heapBytes) / added;
    }
}

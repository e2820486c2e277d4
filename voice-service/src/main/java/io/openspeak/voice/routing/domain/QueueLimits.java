package io.openspeak.voice.routing.domain;

import java.time.Duration;

/**
 * Bounds of a listener's queue.
 *
 * @param lag longest wait of a frame
 * @param frames most frames, whatever their age
 * @param bytes most bytes, whatever their age
 */
public record QueueLimits(Duration lag, int frames, int bytes) {}

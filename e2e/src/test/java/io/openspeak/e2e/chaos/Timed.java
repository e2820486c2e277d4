package io.openspeak.e2e.chaos;

import java.time.Duration;

/** Something that happens that long after the one before it. */
record Timed<T>(Duration after, T what) {}

package io.openspeak.e2e.chaos;

import java.time.Duration;

/** Something that happens at a time after the start. */
record Timed<T>(Duration at, T what) {}

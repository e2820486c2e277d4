package io.openspeak.client.floor;

/** How urgent a speaker is: a higher one interrupts a lower one; the higher ones need the right. */
public enum FloorPriority {
    NORMAL,
    PRIORITY,
    EMERGENCY;

    int number() {
        return ordinal();
    }
}

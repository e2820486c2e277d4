package io.openspeak.channel.domain;

import java.util.UUID;

/**
 * The tie between a parent and one of its children: both keep it, the parent first. A channel that is tied anew gets another link,
 * so that an act on an old one can't touch the new one.
 *
 * @param value unique
 */
public record Link(String value) {

    /** A new one. */
    public static Link random() {
        return new Link(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}

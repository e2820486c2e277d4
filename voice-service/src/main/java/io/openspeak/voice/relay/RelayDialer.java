package io.openspeak.voice.relay;

import io.openspeak.voice.relay.domain.Node;

/** Opens links to other pods. */
public interface RelayDialer {

    /** Begins to keep up a link; returns at once. */
    RelayLink dial(Node node);
}

package io.openspeak.voice.relay.domain;

import io.openspeak.platform.identity.PodId;

/**
 * A pod that carries voice.
 *
 * @param pod its id, which no other process has or had
 * @param address where other pods reach it
 */
public record Node(PodId pod, RelayAddress address) {}

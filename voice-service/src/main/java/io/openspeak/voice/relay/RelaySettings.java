package io.openspeak.voice.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator may set about voice between pods. */
@ConfigMapping(prefix = "openspeak.voice.relay")
public interface RelaySettings {

    /**
     * Where other voice pods reach this one, as host:port. Unset: the address and port that HTTP listens at; where that is every
     * address (0.0.0.0), the machine's own. In Kubernetes: the pod's IP and port 8804.
     */
    Optional<String> address();

    /** How long the registry knows a pod that does not renew its entry. */
    @WithDefault("6s")
    Duration nodeLease();

    /** Between renewals, with each of which a pod learns who else is there. */
    @WithDefault("2s")
    Duration nodeRenewal();

    /** Between signs of life on a stream between pods, in both directions. */
    @WithDefault("1s")
    Duration beat();

    /** Without a sign of life for this long a stream is given up, and opened anew. */
    @WithDefault("3s")
    Duration silence();

    /** Longest wait before a pod that could not be reached is tried again; the first one is a twentieth of it. */
    @WithDefault("2s")
    Duration longestRedial();

    /** A pod that starts is not ready before it is linked with the others, but waits for them no longer than this. */
    @WithDefault("3s")
    Duration readyWait();

    /** Most frames that wait for another pod, whatever their age; those older than {@code max-packet-age} are dropped. */
    @WithDefault("16384")
    int maxQueuedFrames();

    /** Most bytes that wait for another pod, whatever their age. */
    @WithDefault("4194304")
    int maxQueuedBytes();
}

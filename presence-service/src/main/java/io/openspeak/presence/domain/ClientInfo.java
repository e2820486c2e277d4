package io.openspeak.presence.domain;

import java.util.Map;

/**
 * What a client says about itself.
 *
 * @param device kind of device, for example {@code mobile}
 * @param metadata free facts, at most 16
 */
public record ClientInfo(String version, String platform, String device, Map<String, String> metadata) {

    public ClientInfo {
        metadata = Map.copyOf(metadata);
    }
}

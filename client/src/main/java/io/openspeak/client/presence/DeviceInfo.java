package io.openspeak.client.presence;

import java.util.Locale;
import java.util.Map;

/** What a session says of the program and machine that it runs on. */
public record DeviceInfo(String clientVersion, String platform, String device, Map<String, String> metadata) {

    public DeviceInfo {
        metadata = Map.copyOf(metadata);
    }

    /** A desktop on this machine's operating system. */
    public static DeviceInfo desktop(String clientVersion) {
        String platform = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        return new DeviceInfo(clientVersion, platform, "desktop", Map.of());
    }
}

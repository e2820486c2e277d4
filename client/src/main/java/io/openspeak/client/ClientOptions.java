package io.openspeak.client;

import io.openspeak.client.call.Backoff;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.presence.DeviceInfo;
import java.time.Clock;
import java.time.Duration;

/**
 * How a client behaves; start from {@link #DEFAULT}.
 *
 * @param device what sessions say of this program and machine
 * @param deadline of each single call
 * @param openWithin how long the first opening of a stream may take
 * @param link times of streams
 * @param directCallbacks listeners run on the network thread: faster, and they must never block
 * @param clock for capture times and token ages
 */
public record ClientOptions(
        DeviceInfo device,
        Duration deadline,
        Duration openWithin,
        LinkSettings link,
        boolean directCallbacks,
        Clock clock) {

    public static final ClientOptions DEFAULT = new ClientOptions(
            DeviceInfo.desktop("openspeak-client/0.1"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            LinkSettings.DEFAULT,
            false,
            Clock.systemUTC());

    Backoff backoff() {
        return link.backoff();
    }

    public ClientOptions withDevice(DeviceInfo changed) {
        return new ClientOptions(changed, deadline, openWithin, link, directCallbacks, clock);
    }

    public ClientOptions withDeadline(Duration changed) {
        return new ClientOptions(device, changed, openWithin, link, directCallbacks, clock);
    }

    public ClientOptions withOpenWithin(Duration changed) {
        return new ClientOptions(device, deadline, changed, link, directCallbacks, clock);
    }

    public ClientOptions withLink(LinkSettings changed) {
        return new ClientOptions(device, deadline, openWithin, changed, directCallbacks, clock);
    }

    public ClientOptions withDirectCallbacks(boolean changed) {
        return new ClientOptions(device, deadline, openWithin, link, changed, clock);
    }

    public ClientOptions withClock(Clock changed) {
        return new ClientOptions(device, deadline, openWithin, link, directCallbacks, changed);
    }
}

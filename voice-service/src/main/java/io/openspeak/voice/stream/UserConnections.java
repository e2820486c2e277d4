package io.openspeak.voice.stream;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.VoiceSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many voice connections each user has to this pod, of any sort. */
@Singleton
public final class UserConnections {

    private final int most;
    private final Map<UserId, Integer> open = new ConcurrentHashMap<>();

    public UserConnections(VoiceSettings settings) {
        most = settings.maxConnectionsPerUser();
    }

    /** Counts one more, and says why it should be ended at once, if so. */
    Optional<Refusal> enter(UserId user) {
        int count = open.merge(user, 1, Integer::sum);
        return count <= most
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Reason.TOO_MANY_CONNECTIONS,
                        "You have " + most + " voice connections to this pod; close one."));
    }

    /** One less. */
    void leave(UserId user) {
        open.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    }
}

package io.openspeak.cli.shell;

import io.openspeak.channel.v1.Channel;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.presence.v1.UserPresence;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Names of channels and users for completion, asked for again when they get old; none while the services are away. */
public final class Directory {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Names channels;
    private final Names users;

    public Directory(OpenSpeak client, Clock clock) {
        this.channels = new Names(
                () -> client.channels().list().stream()
                        .map(Channel::getChannelId)
                        .toList(),
                clock);
        this.users = new Names(
                () -> client.presence().online().stream()
                        .map(UserPresence::getUserId)
                        .toList(),
                clock);
    }

    public List<String> channels() {
        return channels.get();
    }

    public List<String> users() {
        return users.get();
    }

    private static final class Names {

        private final Supplier<List<String>> source;
        private final Clock clock;
        private List<String> known = List.of();
        private long askedAt = Long.MIN_VALUE;

        Names(Supplier<List<String>> source, Clock clock) {
            this.source = source;
            this.clock = clock;
        }

        synchronized List<String> get() {
            long now = clock.millis();
            if (askedAt == Long.MIN_VALUE || now - askedAt > FRESH.toMillis()) {
                askedAt = now;
                try {
                    known = List.copyOf(source.get());
                } catch (OpenSpeakException e) {
                    return known; // Completion is a convenience: it must not interrupt what is typed.
                }
            }
            return known;
        }
    }
}

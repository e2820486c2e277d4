package io.openspeak.channel.model;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A channel of the model with all that is kept about it. */
final class ModelChannel {

    Channel data;
    List<Rule> rules = List.of();

    /** When it goes, for a temporary one that nobody is in. */
    Optional<Instant> deadline = Optional.empty();

    final Map<UserId, ModelSeat> seats = new TreeMap<>();
    final Map<UserId, Sanctions> sanctions = new TreeMap<>();
    final List<Ban> bans = new ArrayList<>();
    final Set<UserId> invited = new TreeSet<>();

    ModelChannel(Channel data) {
        this.data = data;
    }

    boolean isDirect() {
        return data.kind() == Kind.DIRECT;
    }

    Optional<ModelSeat> seat(UserId user) {
        return Optional.ofNullable(seats.get(user));
    }

    boolean isFull() {
        return data.capacity() > 0 && seats.size() >= data.capacity();
    }

    Sanctions sanctions(UserId user) {
        return sanctions.getOrDefault(user, Sanctions.NONE);
    }
}

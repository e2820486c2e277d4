package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.done;

import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.Seat;
import io.openspeak.channel.domain.UserSeats;
import io.openspeak.channel.model.ModelState;
import io.openspeak.channel.model.ModelUser;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.Items;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that the store holds, under the names that {@link ModelState} gives, and what should not be there. */
final class StoredState {

    private static final Pattern OF_A_CHANNEL =
            Pattern.compile("channel:\\{\\d+}:(channel|members|sanctions|bans|banned|ban-ends|invited|children):(.*)");

    private final Pods pods;
    private final Map<String, Object> state = new TreeMap<>();

    private StoredState(Pods pods) {
        this.pods = pods;
    }

    static Map<String, Object> of(Pods pods, Collection<UserId> users) {
        StoredState stored = new StoredState(pods);
        Instant now = pods.clock.instant();
        List<ChannelContents> channels = done(pods.one.store.all().collect().asList());
        channels.forEach(contents -> {
            putShared(stored.state, contents, now);
            stored.put(contents.channel());
        });
        users.forEach(user -> stored.put(user, done(pods.one.claims.of(user))));
        stored.putDeadlines();
        stored.putStrays(channels.stream()
                .map(contents -> contents.channel().id().value())
                .collect(Collectors.toSet()));
        return stored.state;
    }

    /** What the log tells too. */
    static void putShared(Map<String, Object> state, ChannelContents contents, Instant now) {
        String id = contents.channel().id().value();
        state.put("channel " + id, contents.channel());
        contents.members().forEach(member -> state.put("member " + id + " " + member.user(), member));
        if (!contents.rules().isEmpty()) {
            state.put("rules " + id, contents.rules());
        }
        contents.bans().stream()
                .filter(ban -> !ban.hasEnded(now))
                .forEach(ban -> state.put("ban " + id + " " + ban.reason(), ModelState.named(ban)));
        contents.invited().forEach(user -> state.put("invited " + id + " " + user, true));
    }

    private void put(Channel channel) {
        String id = channel.id().value();
        for (Seat seat : done(pods.one.seatStore.seats(channel.id()))) {
            seat.address()
                    .ifPresent(address ->
                            state.put("address " + id + " " + seat.member().user(), address));
        }
        hash(pods.keys.sanctions(channel.id()))
                .forEach((user, letters) -> state.put("sanctions " + id + " " + user, SeatRecord.sanctions(letters)));
        hash(pods.keys.children(channel.id())).forEach((link, child) -> {
            Response taken =
                    done(pods.redis.send(Command.HGET, pods.keys.channel(new ChannelId(child.toString())), "link"));
            boolean hangs = taken != null && taken.toString().equals(link);
            state.put((hangs ? "below " : "link without a child below ") + id + " is " + child, true);
        });
    }

    private void put(UserId user, UserSeats known) {
        ModelState.putUser(
                state,
                user,
                new ModelUser.Known(
                        known.last(),
                        known.roles(),
                        known.disabled(),
                        known.signedOutUntil().toEpochMilli()));
        known.claims()
                .forEach(claim ->
                        state.put("claim " + user + " " + claim.channel(), claim.order() + " " + claim.state()));
    }

    private void putDeadlines() {
        for (int partition = 0; partition < pods.keys.log().partitions(); partition++) {
            Items.of(done(pods.redis.send(Command.ZRANGE, pods.keys.deadlines(partition), 0, -1, "WITHSCORES")))
                    .forEach(channel -> state.put(
                            "deadline " + channel.get(0), channel.get(1).toLong()));
        }
    }

    private void putStrays(Set<String> channels) {
        for (String key : pods.keys("channel:*")) {
            Matcher named = OF_A_CHANNEL.matcher(key);
            boolean stray = named.matches() && !channels.contains(named.group(2));
            if (stray || key.endsWith(":closing") || key.contains(":dead:")) {
                state.put("stray " + key, true);
            }
        }
    }

    private Map<String, Response> hash(String key) {
        Response pairs = Objects.requireNonNull(done(pods.redis.send(Command.HGETALL, key)));
        Map<String, Response> hash = new TreeMap<>();
        pairs.getKeys().forEach(field -> hash.put(field, pairs.get(field)));
        return hash;
    }
}

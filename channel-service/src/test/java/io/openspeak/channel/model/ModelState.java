package io.openspeak.channel.model;

import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.UserId;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a model holds, as named values: the same names that tests give to what they find in the store, in a view or in the
 * log, so that a difference tells what differs.
 */
public final class ModelState {

    private ModelState() {}

    public static Map<String, Object> of(ChannelModel model) {
        Map<String, Object> state = new TreeMap<>();
        model.channels.values().forEach(channel -> put(state, model, channel));
        model.users.forEach((id, user) -> put(state, id, user));
        return state;
    }

    /** A ban as it is compared: known by its reason, since ids are random. */
    public static Ban named(Ban ban) {
        return new Ban(
                ban.reason(), ban.channel(), ban.user(), ban.address(), ban.until(), ban.reason(), ban.by(), ban.at());
    }

    /** What is kept about a user; nothing if nothing is known. */
    public static void putUser(Map<String, Object> state, UserId id, ModelUser.Known known) {
        if (!known.equals(ModelUser.Known.NOTHING)) {
            state.put("user " + id, known);
        }
    }

    private static void put(Map<String, Object> state, UserId id, ModelUser user) {
        putUser(state, id, new ModelUser.Known(user.last, user.roles, user.disabled, user.signedOutUntil));
    }

    private static void put(Map<String, Object> state, ChannelModel model, ModelChannel channel) {
        String id = channel.data.id().value();
        state.put("channel " + id, channel.data);
        channel.data.parent().ifPresent(parent -> state.put("below " + parent + " is " + id, true));
        channel.deadline.ifPresent(at -> state.put("deadline " + id, at.toEpochMilli()));
        channel.seats.forEach((user, seat) -> {
            state.put("member " + id + " " + user, seat.member());
            seat.address().ifPresent(address -> state.put("address " + id + " " + user, address));
            String kind = channel.data.kind().counts() ? "VOICE" : "UNCOUNTED";
            state.put("claim " + user + " " + id, seat.member().order() + " " + kind);
        });
        channel.sanctions.forEach((user, sanctions) -> {
            if (!sanctions.equals(Sanctions.NONE)) {
                state.put("sanctions " + id + " " + user, sanctions);
            }
        });
        if (!channel.rules.isEmpty()) {
            state.put("rules " + id, channel.rules);
        }
        channel.bans.stream()
                .filter(ban -> !ModelModeration.isOver(ban, model.now))
                .forEach(ban -> state.put("ban " + id + " " + ban.reason(), named(ban)));
        channel.invited.forEach(user -> state.put("invited " + id + " " + user, true));
    }
}

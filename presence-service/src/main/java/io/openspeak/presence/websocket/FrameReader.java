package io.openspeak.presence.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.DeclaredLimits;
import io.openspeak.presence.v1.ActivityCommand;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.MuteCommand;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SetPresenceStatusRequest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads frames of clients; the same limits hold as for session streams. Unknown fields are ignored. */
final class FrameReader {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_DIGITS = 20;
    private static final DeclaredLimits LIMITS = new DeclaredLimits();
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode frame;

    private FrameReader(JsonNode frame) {
        this.frame = frame;
    }

    /** Of a text; refuses what is no JSON. */
    static FrameReader of(String text) {
        try {
            return new FrameReader(JSON.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw invalidType();
        }
    }

    /** In the very words of CoLink. */
    private static Refusal invalidType() {
        return Refusal.invalid("Invalid message type");
    }

    /** The frame that it holds; refuses what is none. */
    ClientFrame frame() {
        return switch (frame.path("type").asText()) {
            case "ping" -> new ClientFrame.Ping();
            case "auth" -> new ClientFrame.Auth(text("token"));
            case "subscribe" -> new ClientFrame.Subscribe(room(), commandId());
            case "unsubscribe" -> new ClientFrame.Unsubscribe(room(), commandId());
            case "typing" -> command(request -> request.setTyping(typing()));
            case "hello", "resume" -> command(request -> request.setHello(hello()));
            case "status" -> command(request -> request.setSetStatus(status()));
            case "mute" -> command(request -> request.setSetMute(mute()));
            case "activity" -> command(request -> request.setActivity(ActivityCommand.getDefaultInstance()));
            case "presence_subscribe" -> watch();
            case "goodbye" -> command(request -> request.setGoodbye(Goodbye.getDefaultInstance()));
            default -> throw invalidType();
        };
    }

    private ClientFrame command(Consumer<OpenSessionRequest.Builder> fill) {
        OpenSessionRequest.Builder request = OpenSessionRequest.newBuilder().setCommandId(text("command_id"));
        fill.accept(request);
        OpenSessionRequest filled = request.build();
        LIMITS.check(filled);
        return new ClientFrame.Command(filled);
    }

    /** Id of the command that it is; empty: it has none. */
    String commandId() {
        OpenSessionRequest named =
                OpenSessionRequest.newBuilder().setCommandId(text("command_id")).build();
        LIMITS.check(named);
        return named.getCommandId();
    }

    private ClientFrame.Watch watch() {
        Interest interest =
                Interest.newBuilder().addAllUserIds(texts("user_ids")).build();
        LIMITS.check(interest);
        Set<UserId> users = interest.getUserIdsList().stream().map(UserId::new).collect(Collectors.toUnmodifiableSet());
        return new ClientFrame.Watch(users, isGiven("add") && flag("add"), commandId());
    }

    private Room room() {
        String channel = text("channel_id");
        String direct = text("dm_id");
        if (channel.isEmpty() == direct.isEmpty()) {
            throw Refusal.invalid("Name one of 'channel_id' and 'dm_id'.");
        }
        return new Room(new ChannelId(direct.isEmpty() ? channel : direct), !direct.isEmpty());
    }

    private ReportTypingRequest typing() {
        Room room = room();
        ReportTypingRequest.Builder typing = ReportTypingRequest.newBuilder();
        String id = room.id().value();
        return (room.direct() ? typing.setDmId(id) : typing.setChannelId(id)).build();
    }

    private SessionHello hello() {
        return SessionHello.newBuilder()
                .setResumeSessionId(text("session_id"))
                .setPosition(text("position"))
                .setClientVersion(text("version"))
                .setPlatform(text("platform"))
                .setDevice(text("device"))
                .setInterest(Interest.newBuilder()
                        .addAllUserIds(texts("user_ids"))
                        .addAllRoomIds(texts("channel_ids"))
                        .addAllRoomIds(texts("dm_ids")))
                .build();
    }

    private SetPresenceStatusRequest status() {
        PresenceStatus status = switch (text("status")) {
            case "online" -> PresenceStatus.PRESENCE_STATUS_ONLINE;
            case "away" -> PresenceStatus.PRESENCE_STATUS_AWAY;
            case "do_not_disturb" -> PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB;
            case "invisible" -> PresenceStatus.PRESENCE_STATUS_INVISIBLE;
            default ->
                throw new Refusal(
                        Reason.INVALID_STATUS,
                        "'status' must be online, away, do_not_disturb or invisible; the others follow from"
                                + " what you do.");
        };
        return SetPresenceStatusRequest.newBuilder()
                .setStatus(status)
                .setText(text("text"))
                .setUntil(time("until"))
                .build();
    }

    private MuteCommand mute() {
        MuteCommand.Builder mute = MuteCommand.newBuilder();
        if (isGiven("microphone")) {
            mute.setMicrophoneMuted(flag("microphone"));
        }
        if (isGiven("speaker")) {
            mute.setSpeakerMuted(flag("speaker"));
        }
        return mute.build();
    }

    private boolean isGiven(String name) {
        return frame.hasNonNull(name);
    }

    private boolean flag(String name) {
        JsonNode value = frame.path(name);
        if (!value.isBoolean()) {
            throw Refusal.invalid("'" + name + "' must be true or false.");
        }
        return value.booleanValue();
    }

    private long time(String name) {
        String value = text(name);
        try {
            return value.isEmpty()
                    ? 0
                    : Math.max(1, OffsetDateTime.parse(value).toInstant().toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw Refusal.invalid("'" + name + "' must be a time as in RFC 3339, for example 2026-01-31T12:00:00Z.");
        }
    }

    private String text(String name) {
        if (!isGiven(name)) {
            return "";
        }
        JsonNode value = frame.path(name);
        if (!value.isTextual()) {
            throw Refusal.invalid("'" + name + "' must be a string.");
        }
        return value.textValue();
    }

    private List<String> texts(String name) {
        if (!isGiven(name)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : frame.path(name)) {
            if (!value.isTextual()) {
                throw Refusal.invalid("'" + name + "' must be a list of strings.");
            }
            texts.add(value.textValue());
        }
        return texts;
    }
}

package io.openspeak.presence.rooms.grpc;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.rooms.Publication;
import io.openspeak.presence.rooms.RoomMessages;
import io.openspeak.presence.rooms.TypingReports;
import io.openspeak.presence.v1.PublishRoomMessageRequest;
import io.openspeak.presence.v1.PublishRoomMessageResponse;
import io.openspeak.presence.v1.ReportTypingRequest;
import io.openspeak.presence.v1.ReportTypingResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** RPCs about rooms. */
@ApplicationScoped
public class RoomRpcs {

    private final TypingReports typing;
    private final RoomMessages messages;

    public RoomRpcs(TypingReports typing, RoomMessages messages) {
        this.typing = typing;
        this.messages = messages;
    }

    /** Says that the caller types. */
    public Uni<ReportTypingResponse> report(Caller caller, ReportTypingRequest request) {
        return typing.report(caller, room(request.getChannelId(), request.getDmId()))
                .replaceWith(ReportTypingResponse.getDefaultInstance());
    }

    /** Publishes a message. */
    public Uni<PublishRoomMessageResponse> publish(Caller caller, PublishRoomMessageRequest request) {
        Publication message = new Publication(
                caller.user(),
                room(request.getChannelId(), request.getDmId()),
                !request.getDmId().isEmpty(),
                request.getJson(),
                Optional.of(request.getCommandId()).filter(id -> !id.isEmpty()));
        return messages.publish(message)
                .map(position -> PublishRoomMessageResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    private static ChannelId room(String channel, String direct) {
        if (channel.isEmpty() == direct.isEmpty()) {
            throw Refusal.invalid("Exactly one of 'channel_id' and 'dm_id' names the room; "
                    + (channel.isEmpty() ? "none is" : "both are") + " set.");
        }
        return new ChannelId(channel.isEmpty() ? direct : channel);
    }
}

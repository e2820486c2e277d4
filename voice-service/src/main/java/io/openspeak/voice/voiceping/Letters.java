package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What clients write to each other: texts, images, receipts, status. Nothing is kept: who is not there does not get it. */
final class Letters {

    private final Client client;
    private final Groups groups;
    private final Reply reply;
    private final VoicePingParts parts;
    private final Consumer<Runnable> lane;

    Letters(Client client, Groups groups, Reply reply, VoicePingParts parts, Consumer<Runnable> lane) {
        this.client = client;
        this.groups = groups;
        this.reply = reply;
        this.parts = parts;
        this.lane = lane;
    }

    /** TEXT and INTERACTIVE: acknowledged once they are on their way to all pods. */
    void text(Message message) {
        destination(message).ifPresent(to -> {
            WireId id = Reply.idOf(message);
            Payload told = Words.text(id.text(), Words.textOf(message.payload()));
            MessageType ack =
                    message.type() == MessageType.INTERACTIVE ? MessageType.INTERACTIVE_ACK : MessageType.TEXT_ACK;
            pass(to, message.with(reply.sender(message), told), () -> reply.to(message, ack, id, Words.ACKNOWLEDGED));
        });
    }

    /** IMAGE, OFFLINE, DELIVERED and READ: as they were sent. */
    void forward(Message message) {
        destination(message)
                .ifPresent(to -> pass(to, message.with(reply.sender(message), message.payload()), () -> {}));
    }

    /** STATUS to nobody in particular is for all groups of the user. */
    void status(Message message) {
        String to = message.to().text();
        if (message.channel() == ChannelType.GROUP && (to.isEmpty() || to.equals("0"))) {
            Set<ChannelId> all = groups.all();
            if (!all.isEmpty()) {
                pass(
                        new Destination.Groups(all),
                        message.with(reply.sender(message), message.payload()),
                        () -> {});
            }
        } else {
            forward(message);
        }
    }

    private Optional<Destination> destination(Message message) {
        String to = message.to().text();
        if (message.channel() == ChannelType.PRIVATE) {
            return Ids.valid(to) ? Optional.of(new Destination.User(new UserId(to))) : Optional.empty();
        }
        if (groups.floor(to) == null) {
            reply.to(message, MessageType.UNAUTHORIZED_GROUP, Words.UNAUTHORIZED_GROUP);
            return Optional.empty();
        }
        return Optional.of(new Destination.Groups(Set.of(new ChannelId(to))));
    }

    private void pass(Destination to, Message message, Runnable done) {
        Passed passed = Passed.of(client.user(), to, message, Optional.empty());
        parts.switchboard.pass(passed);
        parts.others
                .pass(passed)
                .subscribe()
                .with(
                        onItsWay -> {
                            parts.metrics.passedOn(true);
                            lane.accept(done);
                        },
                        failure -> {
                            parts.metrics.passedOn(false);
                            parts.metrics.refused(Failure.of(failure).reason());
                        });
    }
}

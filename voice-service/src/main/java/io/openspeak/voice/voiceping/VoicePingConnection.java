package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Allowance;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.platform.websocket.Closing;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.platform.websocket.Pace;
import io.openspeak.voice.loop.Connection;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Liveness;
import io.openspeak.voice.routing.domain.Patience;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.PrivateLine;
import io.openspeak.voice.voiceping.domain.WireId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One VoicePing connection, from the sign-in to the end. All of it happens on its event loop, but for what others pass on to it. */
public final class VoicePingConnection implements Connection, Recipient {

    private final String id = UUID.randomUUID().toString();
    private final Client client;
    private final ClientWire wire;
    private final EventLoop loop;
    private final VoicePingParts parts;
    private final Dialect dialect;
    private final Reply reply;
    private final Earpiece earpiece;
    private final Listener listener;
    private final Voice voice;
    private final Groups groups;
    private final Speech speech;
    private final Requests requests;
    private final Watch watch;
    private final Liveness liveness;
    private final Patience reading;
    private final Pace pace;
    private final Pace errors;
    private final PresenceSessions.Session presence;
    private final LiveCalls.Registration registration;
    private long joinAt;
    private boolean joined;
    private boolean over;

    VoicePingConnection(Client client, ClientWire wire, EventLoop loop, VoicePingParts parts) {
        this.client = client;
        this.wire = wire;
        this.loop = loop;
        this.parts = parts;
        long now = now();
        reading = new Patience(parts.settings.silence(), now);
        joinAt = now + parts.settings.presenceWait().toNanos();
        dialect = new Dialect(client.id());
        reply = new Reply(client.user(), wire, dialect);
        ChannelId line = PrivateLine.of(client.user());
        earpiece = new Earpiece(wire, dialect, line, parts);
        listener = new Listener(
                earpiece,
                new QueueLimits(
                        parts.voice.maxBroadcastLag(), parts.voice.maxQueuedFrames(), parts.voice.maxQueuedBytes()),
                parts.counters);
        voice = new Voice(client.user(), "", listener, loop.lane(), this::lostSeat);
        groups = new Groups(id, client, voice, this, dialect, parts, new GroupEvents(), this::onLane);
        speech = new Speech(client, voice, groups, reply, dialect, parts, this::onLane);
        watch = new Watch(reply, dialect, parts);
        Duration validFor = Duration.between(
                        parts.clock.instant(), client.caller().expiresAt())
                .plus(parts.voice.tokenGrace());
        liveness = new Liveness(parts.voice.pingInterval(), parts.settings.silence(), validFor, random(), now);
        pace = new Pace(
                Allowance.perSecond(parts.settings.messageBurst(), parts.settings.messagesPerSecond()), parts.clock);
        errors = new Pace(Allowance.of(parts.settings.maxErrors(), parts.settings.errorForgivenAfter()), parts.clock);
        parts.router.connect(voice);
        parts.router.listen(voice, line);
        parts.switchboard.connect(this);
        presence = parts.presence.open(client, new PresenceNews());
        requests = new Requests(
                client,
                groups,
                speech,
                new Letters(client, groups, reply, parts, this::onLane),
                presence,
                reply,
                dialect);
        registration = parts.live.register(client.caller(), () -> onLane(() -> close(Closing.UNAUTHORIZED)));
        if (!client.device().isEmpty()) {
            parts.others
                    .connected(client.user(), client.device())
                    .subscribe()
                    .with(told -> {}, failure -> parts.metrics.passedOn(false));
        }
    }

    /** The client's token; its groups are joined as soon as its session is open. */
    private void joinAll() {
        if (!joined && !over) {
            joined = true;
            client.groups().forEach(groups::add);
        }
    }

    /** Anything came from the client, if only a pong. */
    public void heard() {
        liveness.heard(now());
    }

    /** A message of the client, as it came. */
    public void take(byte[] bytes) {
        if (over) {
            return;
        }
        try {
            Message message = MessageCodec.decode(bytes);
            parts.metrics.received(message.type());
            if (message.type() != MessageType.AUDIO && !pace.take()) {
                throw new Refusal(
                        Reason.RATE_LIMITED,
                        "You send more than " + parts.settings.messagesPerSecond() + " messages a second.");
            }
            requests.take(message);
        } catch (Refusal refused) {
            refuse(refused);
        }
    }

    /** What came is no message at all. */
    public void refuse(Failure failure) {
        parts.metrics.refused(failure.reason());
        if (!errors.take()) {
            close(Closing.of(failure.reason()));
        }
    }

    /** The transport takes more again. */
    public void ready() {
        // A slow client takes a little now and then, and is full again by the next beat.
        long now = now();
        reading.sign(now);
        listener.flush(now);
    }

    @Override
    public void beat(long now) {
        if (wire.takesMore()) {
            reading.sign(now);
        }
        if (reading.isOver(now)) {
            close(Closing.SLOW_CONSUMER);
            return;
        }
        switch (liveness.need(now, random())) {
            case NOTHING -> {}
            case PING -> wire.send(Frame.ping(now));
            case END_SILENT -> close(Closing.SILENT);
            case END_EXPIRED -> close(Closing.UNAUTHORIZED);
        }
        if (!over) {
            if (now - joinAt >= 0) {
                joinAll();
            }
            earpiece.beat(now);
            groups.beat(now);
            parts.speaking.tell(voice.speakingChanges(now));
        }
    }

    @Override
    public List<Quality> quality() {
        return voice.quality();
    }

    /** VoicePing has no word for it: the client finds another pod by itself. */
    @Override
    public void goElsewhere() {
        close(Closing.GOING_AWAY);
    }

    @Override
    public void stop() {
        close(Closing.GOING_AWAY);
    }

    @Override
    public UserId user() {
        return client.user();
    }

    @Override
    public String device() {
        return client.device();
    }

    @Override
    public void receive(Passed message) {
        onLane(() -> earpiece.passOn(message));
    }

    @Override
    public void replaced() {
        onLane(() -> {
            reply.send(Message.of(
                    ChannelType.PRIVATE,
                    MessageType.LOGIN_DUPLICATED,
                    WireId.ZERO,
                    dialect.own(),
                    Payload.text("userId " + dialect.own().text() + " has logged in from another deviceId "
                            + client.device())));
            close(Closing.REPLACED);
        });
    }

    /** More waits for the client than it may. */
    public void tooSlow() {
        close(Closing.SLOW_CONSUMER);
    }

    /** Ends it. */
    public void close(Closing why) {
        if (!over) {
            wire.close(why);
            end(why, false);
        }
    }

    /**
     * The client is gone.
     *
     * @param forGood it said so
     */
    public void gone(boolean forGood) {
        if (!over) {
            end(Closing.NORMAL, forGood);
        }
    }

    private void end(Closing why, boolean forGood) {
        over = true;
        boolean stays = why == Closing.GOING_AWAY;
        speech.endAll();
        parts.switchboard.disconnect(this, groups.end());
        parts.router.disconnect(voice);
        parts.speaking.tell(voice.endSpeaking());
        presence.end(forGood);
        loop.remove(this);
        registration.close();
        parts.metrics.closed(why);
        if (!stays) {
            leaveUnlessBack(forGood);
        }
    }

    /** Groups are the user's: they are left when no connection of it is left, here or on another pod. */
    private void leaveUnlessBack(boolean forGood) {
        Runnable leaving = () -> {
            if (!parts.router.isHeard(PrivateLine.of(client.user()))) {
                groups.leaveAll();
            }
        };
        if (forGood) {
            leaving.run();
        } else {
            long timer = parts.vertx.setTimer(
                    parts.settings.leaveAfter().toMillis(), due -> loop.lane().execute(leaving));
            assert timer >= 0;
        }
    }

    private void lostSeat(ChannelId channel) {
        if (!over) {
            speech.left(channel);
            groups.lost(channel);
        }
    }

    private void onLane(Runnable work) {
        loop.lane().execute(() -> {
            if (!over) {
                work.run();
            }
        });
    }

    private long now() {
        return parts.ticker.nanos();
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private final class GroupEvents implements Groups.Events {

        @Override
        public void refused(WireId group) {
            reply.send(Message.of(
                    ChannelType.GROUP, MessageType.UNAUTHORIZED_GROUP, dialect.own(), group, Words.UNAUTHORIZED_GROUP));
        }

        @Override
        public void changed(Set<ChannelId> all) {
            presence.watch(all);
        }

        @Override
        public GroupFloor.Events floor(ChannelId group) {
            return new GroupFloor.Events() {

                @Override
                public void opened() {
                    onLane(() -> speech.opened(group));
                }

                @Override
                public void closed() {
                    onLane(() -> speech.closed(group));
                }

                @Override
                public void holder(Optional<UserId> user) {
                    onLane(() -> earpiece.holder(group, user));
                }
            };
        }
    }

    private final class PresenceNews implements PresenceSessions.Told {

        @Override
        public void opened(boolean resumed) {
            onLane(() -> {
                if (!resumed) {
                    groups.sessionChanged();
                }
                joinAll();
            });
        }

        @Override
        public void snapshot(List<PersonPresence> people) {
            if (client.role().watches()) {
                onLane(() -> watch.snapshot(people));
            }
        }

        @Override
        public void changed(PersonPresence person) {
            if (client.role().watches()) {
                onLane(() -> watch.changed(person));
            }
        }

        @Override
        public void unwatched(String user) {
            if (client.role().watches()) {
                onLane(() -> watch.unwatched(user));
            }
        }
    }
}

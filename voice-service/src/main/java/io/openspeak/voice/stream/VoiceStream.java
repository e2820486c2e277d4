package io.openspeak.voice.stream;

import com.google.protobuf.Message;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.floor.Entrant;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.loop.Connection;
import io.openspeak.voice.loop.EventLoop;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Liveness;
import io.openspeak.voice.routing.domain.Patience;
import io.openspeak.voice.routing.domain.Quality;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One client's voice stream, whatever carries it. All of it happens on its event loop.
 *
 * <pre>
 *   AWAITING_HELLO --hello--> ATTACHING --all attached--> OPEN --closed by either side--> CLOSED
 *         |                       |                                                         ^
 *         +--no or bad hello------+--not a member-------------------------------------------+
 * </pre>
 */
public final class VoiceStream implements Connection {

    private static final int MAX_FRAMES_A_MESSAGE = 16;

    private enum Phase {
        AWAITING_HELLO,
        ATTACHING,
        OPEN,
        CLOSED
    }

    /** What there is of it once the client said hello. */
    private record Speaking(
            Voice voice, SpeakerInlet inlet, StreamSeats seats, StreamFloors floors, StreamSpeakers speakers) {}

    private final Caller caller;
    private final ClientLink link;
    private final EventLoop loop;
    private final StreamParts parts;
    private final VoiceSettings settings;
    private final Runnable onEnd;
    private final String connectionId = UUID.randomUUID().toString();
    private final Listener listener;
    private final Liveness liveness;
    private final Patience greeting;
    private final Patience reading;
    private final LiveCalls.Registration registration;
    private Phase phase = Phase.AWAITING_HELLO;
    private long qualityTold;
    private boolean leaving;
    private @Nullable Speaking speaking;

    VoiceStream(Caller caller, ClientLink link, EventLoop loop, StreamParts parts, Runnable onEnd) {
        this.caller = caller;
        this.link = link;
        this.loop = loop;
        this.parts = parts;
        this.onEnd = onEnd;
        settings = parts.settings;
        QueueLimits queue =
                new QueueLimits(settings.maxBroadcastLag(), settings.maxQueuedFrames(), settings.maxQueuedBytes());
        listener = new Listener(link, queue, parts.counters);
        long begunAt = now();
        greeting = new Patience(settings.helloWait(), begunAt);
        reading = new Patience(settings.silence(), begunAt);
        qualityTold = begunAt;
        Duration validFor =
                Duration.between(parts.clock.instant(), caller.expiresAt()).plus(settings.tokenGrace());
        liveness = new Liveness(settings.pingInterval(), settings.silence(), validFor, random(), begunAt);
        registration = parts.live.register(caller, () -> loop.lane().execute(this::revoked));
    }

    /** A message of the client. */
    public void take(OpenVoiceRequest message) {
        takeOrRefuse(() -> handle(message));
    }

    /** Something of the client that is no message. */
    public void takeGarbage() {
        takeOrRefuse(() -> {
            throw Refusal.invalid("The message is not an OpenVoiceRequest.");
        });
    }

    private void takeOrRefuse(Runnable handling) {
        if (phase == Phase.CLOSED) {
            return;
        }
        liveness.heard(now());
        try {
            handling.run();
        } catch (Failure refused) {
            end(refused);
        }
        if (phase != Phase.ATTACHING && phase != Phase.CLOSED) {
            link.fetch();
        }
    }

    /** The client gave a sign of life that is no message. */
    public void heard() {
        liveness.heard(now());
    }

    /** The client did what is not allowed, beside its messages. */
    public void refuse(Failure failure) {
        end(failure);
    }

    /** The client says no more. */
    public void finished() {
        if (phase != Phase.CLOSED) {
            leave(FloorReason.RELEASED);
            link.finish();
        }
    }

    /** The client is gone, however we learned of it. */
    public void gone() {
        link.gone();
        leave(FloorReason.LOST);
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
        if (phase == Phase.AWAITING_HELLO) {
            if (greeting.isOver(now)) {
                end(Refusal.invalid(
                        "No 'hello' came within " + settings.helloWait() + "; it must be the first message."));
            }
            return;
        }
        if (link.ready()) {
            reading.sign(now);
        }
        if (phase == Phase.OPEN && reading.isOver(now)) {
            close(
                    VoiceCloseReason.VOICE_CLOSE_REASON_SLOW_CONSUMER,
                    Reason.SLOW_CONSUMER,
                    "Nothing was read for too long.");
            // Else it would lie in memory until the connection ends.
            link.discard();
            return;
        }
        switch (liveness.need(now, random())) {
            case NOTHING -> {}
            case PING -> {
                // Before the welcome nothing may be said.
                if (phase == Phase.OPEN) {
                    link.ping(now);
                }
            }
            case END_SILENT ->
                close(
                        VoiceCloseReason.VOICE_CLOSE_REASON_SILENT,
                        Reason.UNAVAILABLE,
                        "Nothing came from you for " + settings.silence() + "; reconnect.");
            case END_EXPIRED ->
                close(
                        VoiceCloseReason.VOICE_CLOSE_REASON_UNAUTHORIZED,
                        Reason.UNAUTHORIZED,
                        "The access token has ended; sign in again.");
        }
        report(now);
        tellSpeaking(now);
        tellQuality(now);
    }

    @Override
    public List<Quality> quality() {
        Speaking known = speaking;
        return known == null ? List.of() : known.voice().quality();
    }

    private void tellSpeaking(long now) {
        Speaking known = speaking;
        if (known != null) {
            parts.speaking.tell(known.voice().speakingChanges(now));
            if (phase == Phase.OPEN) {
                known.speakers().tell();
            }
        }
    }

    private void tellQuality(long now) {
        Speaking known = speaking;
        if (known != null
                && phase == Phase.OPEN
                && now - qualityTold >= settings.qualityInterval().toNanos()
                && link.ready()) {
            qualityTold = now;
            List<Quality> news = known.voice().qualityNews();
            if (!news.isEmpty()) {
                parts.qualityMetrics.record(news);
                link.send(VoiceMessages.quality(news, parts.pod));
            }
        }
    }

    @Override
    public void goElsewhere() {
        leaving = true;
        if (phase == Phase.OPEN) {
            link.send(VoiceMessages.closing(VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY));
        }
    }

    @Override
    public void stop() {
        close(
                VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY,
                Reason.UNAVAILABLE,
                "This pod has stopped; connect to another one at once.");
    }

    private void revoked() {
        close(
                VoiceCloseReason.VOICE_CLOSE_REASON_UNAUTHORIZED,
                Reason.UNAUTHORIZED,
                "The access token was revoked; sign in again.");
    }

    private void handle(OpenVoiceRequest message) {
        Speaking known = speaking;
        if (known == null) {
            if (!message.hasHello()) {
                throw Refusal.invalid("The first message must be 'hello', not '" + message.getMessageCase() + "'.");
            }
            hello(checked(message.getHello()));
            return;
        }
        switch (message.getMessageCase()) {
            case FRAME -> take(known.inlet(), List.of(message.getFrame()));
            case FRAMES -> take(known.inlet(), message.getFrames().getFramesList());
            case ATTACH -> known.seats().attach(message.getAttach());
            case DETACH -> known.seats().detach(message.getDetach());
            case REQUEST_FLOOR -> known.floors().request(message.getRequestFloor());
            case RELEASE_FLOOR -> known.floors().release(message.getReleaseFloor());
            case PONG, MESSAGE_NOT_SET -> {}
            case HELLO -> throw Refusal.invalid("There is one 'hello' a stream; use 'attach' for further channels.");
        }
    }

    private void hello(VoiceHello hello) {
        UserId owner = parts.mutes.owner(hello.getSessionId());
        if (owner != null && !owner.equals(caller.user())) {
            throw new Refusal(Reason.FORBIDDEN, "The session '" + hello.getSessionId() + "' is not yours.");
        }
        phase = Phase.ATTACHING;
        Voice voice = new Voice(caller.user(), hello.getSessionId(), listener, loop.lane(), this::lostSeat);
        StreamFloors floors = new StreamFloors(
                new Entrant(caller.user(), hello.getSessionId(), connectionId),
                link,
                parts,
                loop.lane()::execute,
                () -> report(now()));
        SpeakerInlet inlet = new SpeakerInlet(voice, floors, settings, parts.counters, now());
        floors.through(inlet);
        StreamSpeakers speakers = new StreamSpeakers(voice, link, parts.speakers);
        StreamSeats seats = new StreamSeats(caller, voice, link, parts, floors, speakers, loop.lane()::execute);
        Speaking entering = new Speaking(voice, inlet, seats, floors, speakers);
        parts.router.connect(voice);
        speaking = entering;
        entering.seats()
                .attachAll(hello.getAttachList())
                .subscribe()
                .with(attached -> welcome(entering, hello), thrown -> end(Failure.of(thrown)));
    }

    private void welcome(Speaking entered, VoiceHello hello) {
        if (phase == Phase.ATTACHING) {
            phase = Phase.OPEN;
            reading.sign(now());
            link.send(VoiceMessages.welcome(connectionId, parts.pod.value(), settings, parts.floorSettings));
            hello.getAttachList().forEach(channel -> entered.seats().enterFloor(channel.getChannelId()));
            if (leaving) {
                goElsewhere();
            }
            link.fetch();
        }
    }

    private void lostSeat(ChannelId channel) {
        Speaking known = speaking;
        if (known != null) {
            known.seats().lost(channel);
        }
    }

    private void take(SpeakerInlet inlet, List<VoiceFrame> sent) {
        long now = now();
        boolean reportDue = false;
        for (int i = 0; i < sent.size(); i++) {
            VoiceFrame frame = sent.get(i);
            reportDue |= i < MAX_FRAMES_A_MESSAGE
                    ? inlet.take(frame, now)
                    : inlet.reject(frame, Rejection.RATE_LIMITED, now);
        }
        if (reportDue) {
            report(now);
        }
    }

    private void report(long now) {
        Speaking known = speaking;
        // Who does not read is told later, in one sum.
        if (known != null && link.ready()) {
            var reports = known.inlet().dueReports(now);
            if (!reports.isEmpty()) {
                link.send(VoiceMessages.rejections(reports));
            }
        }
    }

    private <M extends Message> M checked(M message) {
        parts.limits.check(message);
        return message;
    }

    private void close(VoiceCloseReason why, Reason reason, String told) {
        if (phase != Phase.CLOSED) {
            link.send(VoiceMessages.closing(why));
            // Who lost its right to be here comes back no more; others may, and go on talking.
            leave(why == VoiceCloseReason.VOICE_CLOSE_REASON_UNAUTHORIZED ? FloorReason.REMOVED : FloorReason.LOST);
            link.close(why, new Refusal(reason, told));
        }
    }

    private void end(Failure failure) {
        if (phase != Phase.CLOSED) {
            leave(FloorReason.LOST);
            link.refuse(failure);
        }
    }

    private void leave(FloorReason floorEnds) {
        if (phase != Phase.CLOSED) {
            phase = Phase.CLOSED;
            Speaking known = speaking;
            if (known != null) {
                parts.router.disconnect(known.voice());
                parts.speaking.tell(known.voice().endSpeaking());
                known.floors().leaveAll(floorEnds);
                known.seats().leaveAll();
            }
            loop.remove(this);
            registration.close();
            onEnd.run();
        }
    }

    private long now() {
        return parts.ticker.nanos();
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}

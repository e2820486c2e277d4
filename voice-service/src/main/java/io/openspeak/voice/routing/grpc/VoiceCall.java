package io.openspeak.voice.routing.grpc;

import com.google.protobuf.Message;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.AttachOutcome;
import io.openspeak.voice.routing.domain.Listener;
import io.openspeak.voice.routing.domain.Liveness;
import io.openspeak.voice.routing.domain.QueueLimits;
import io.openspeak.voice.routing.domain.Rejection;
import io.openspeak.voice.routing.domain.Voice;
import io.openspeak.voice.routing.grpc.VoiceCalls.CallParts;
import io.openspeak.voice.v1.OpenVoiceRequest;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceCloseReason;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceHello;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One {@code OpenVoice} call. All of it happens on its event loop.
 *
 * <pre>
 *   AWAITING_HELLO --hello--> ATTACHING --all attached--> OPEN --closed by either side--> CLOSED
 *         |                       |                                                         ^
 *         +--no or bad hello------+--not a member-------------------------------------------+
 * </pre>
 */
final class VoiceCall extends ServerCall.Listener<OpenVoiceRequest> {

    private static final int MAX_FRAMES_A_MESSAGE = 16;

    private enum Phase {
        AWAITING_HELLO,
        ATTACHING,
        OPEN,
        CLOSED
    }

    private final ServerCall<OpenVoiceRequest, ?> call;
    private final Caller caller;
    private final StreamOutlet outlet;
    private final EventLoop loop;
    private final CallParts parts;
    private final VoiceSettings settings;
    private final Runnable onEnd;
    private final Listener listener;
    private final Liveness liveness;
    private final long begunAt;
    private final LiveCalls.Registration registration;
    private Phase phase = Phase.AWAITING_HELLO;
    private long lastReady;
    private @Nullable Voice voice;
    private @Nullable SpeakerInlet inlet;

    VoiceCall(
            ServerCall<OpenVoiceRequest, ?> call,
            Caller caller,
            StreamOutlet outlet,
            EventLoop loop,
            CallParts parts,
            Runnable onEnd) {
        this.call = call;
        this.caller = caller;
        this.outlet = outlet;
        this.loop = loop;
        this.parts = parts;
        this.onEnd = onEnd;
        settings = parts.settings();
        QueueLimits queue =
                new QueueLimits(settings.maxBroadcastLag(), settings.maxQueuedFrames(), settings.maxQueuedBytes());
        listener = new Listener(outlet, queue, parts.counters());
        begunAt = now();
        lastReady = begunAt;
        Duration validFor =
                Duration.between(parts.clock().instant(), caller.expiresAt()).plus(settings.tokenGrace());
        liveness = new Liveness(settings.pingInterval(), settings.silence(), validFor, random(), begunAt);
        registration = parts.live().register(caller, () -> loop.lane().execute(this::revoked));
    }

    @Override
    public void onMessage(OpenVoiceRequest message) {
        if (phase == Phase.CLOSED) {
            return;
        }
        liveness.heard(now());
        try {
            handle(message);
        } catch (Failure refused) {
            end(refused);
        }
        if (phase != Phase.ATTACHING) {
            call.request(1);
        }
    }

    @Override
    public void onHalfClose() {
        if (phase != Phase.CLOSED) {
            leave();
            outlet.end(io.grpc.Status.OK, new io.grpc.Metadata());
        }
    }

    @Override
    public void onCancel() {
        gone();
    }

    @Override
    public void onComplete() {
        gone();
    }

    /** The client is gone, however we learned of it. */
    void gone() {
        outlet.gone();
        leave();
    }

    /** The transport takes more again. */
    void ready() {
        listener.flush(now());
    }

    /** Does what time demands. */
    void beat(long now) {
        if (phase == Phase.AWAITING_HELLO) {
            if (now - begunAt > settings.helloWait().toNanos()) {
                end(Refusal.invalid(
                        "No 'hello' came within " + settings.helloWait() + "; it must be the first message."));
            }
            return;
        }
        if (outlet.ready()) {
            lastReady = now;
        }
        if (phase == Phase.OPEN && now - lastReady > settings.silence().toNanos()) {
            close(
                    VoiceCloseReason.VOICE_CLOSE_REASON_SLOW_CONSUMER,
                    Reason.SLOW_CONSUMER,
                    "Nothing was read for too long.");
            // Else it would lie in memory until the connection ends.
            outlet.discard();
            return;
        }
        switch (liveness.need(now, random())) {
            case NOTHING -> {}
            case PING -> outlet.send(VoiceMessages.ping(now));
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
    }

    /** The pod stops. */
    void goElsewhere() {
        close(
                VoiceCloseReason.VOICE_CLOSE_REASON_GOING_AWAY,
                Reason.UNAVAILABLE,
                "This pod stops; connect to another one at once.");
    }

    private void revoked() {
        close(
                VoiceCloseReason.VOICE_CLOSE_REASON_UNAUTHORIZED,
                Reason.UNAUTHORIZED,
                "The access token was revoked; sign in again.");
    }

    private void handle(OpenVoiceRequest message) {
        if (message == ClientMessages.GARBAGE) {
            throw Refusal.invalid("The message is not an OpenVoiceRequest.");
        }
        Voice speaking = voice;
        SpeakerInlet frames = inlet;
        if (speaking == null || frames == null) {
            if (!message.hasHello()) {
                throw Refusal.invalid("The first message must be 'hello', not '" + message.getMessageCase() + "'.");
            }
            hello(checked(message.getHello()));
            return;
        }
        switch (message.getMessageCase()) {
            case FRAME -> take(frames, List.of(message.getFrame()));
            case FRAMES -> take(frames, message.getFrames().getFramesList());
            case ATTACH -> attach(speaking, message.getAttach());
            case DETACH ->
                parts.router()
                        .detach(
                                speaking,
                                new ChannelId(checked(message.getDetach()).getChannelId()));
            case REQUEST_FLOOR ->
                outlet.send(VoiceMessages.floorNotBuilt(
                        checked(message.getRequestFloor()).getChannelId(),
                        message.getRequestFloor().getCommandId()));
            case RELEASE_FLOOR ->
                outlet.send(VoiceMessages.floorNotBuilt(
                        checked(message.getReleaseFloor()).getChannelId(), ""));
            case PONG, MESSAGE_NOT_SET -> {}
            case HELLO -> throw Refusal.invalid("There is one 'hello' a stream; use 'attach' for further channels.");
        }
    }

    private void hello(VoiceHello hello) {
        UserId owner = parts.mutes().owner(hello.getSessionId());
        if (owner != null && !owner.equals(caller.user())) {
            throw new Refusal(Reason.FORBIDDEN, "The session '" + hello.getSessionId() + "' is not yours.");
        }
        phase = Phase.ATTACHING;
        Voice entering = new Voice(caller.user(), hello.getSessionId(), listener, loop.lane(), this::lostSeat);
        parts.router().connect(entering);
        voice = entering;
        inlet = new SpeakerInlet(entering, settings, parts.counters(), now());
        List<Uni<Void>> attaching = hello.getAttachList().stream()
                .map(wanted -> attaching(entering, wanted)
                        .invoke(outcome -> require(outcome, wanted))
                        .replaceWithVoid())
                .toList();
        Uni<?> all = attaching.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(attaching).andFailFast();
        all.emitOn(loop.lane()::execute).subscribe().with(attached -> welcome(), this::failed);
    }

    private void welcome() {
        if (phase == Phase.ATTACHING) {
            phase = Phase.OPEN;
            lastReady = now();
            outlet.send(VoiceMessages.welcome(
                    UUID.randomUUID().toString(), parts.pod().value(), settings));
            call.request(1);
        }
    }

    private void failed(Throwable thrown) {
        end(Failure.of(thrown));
    }

    private void attach(Voice speaking, VoiceAttach wanted) {
        String channel = wanted.getChannelId();
        Uni.createFrom()
                .deferred(() -> attachingOneMore(speaking, wanted))
                .emitOn(loop.lane()::execute)
                .subscribe()
                .with(
                        attached -> outlet.send(VoiceMessages.attached(new ChannelId(channel))),
                        // The stream goes on: other channels are not to suffer.
                        thrown -> outlet.send(VoiceMessages.notAttached(channel, Failure.of(thrown))));
    }

    private Uni<AttachOutcome> attachingOneMore(Voice speaking, VoiceAttach wanted) {
        checked(wanted);
        if (speaking.channels() >= settings.maxChannels() && speaking.seat(wanted.getChannelId()) == null) {
            throw Refusal.invalid("At most " + settings.maxChannels() + " channels can be attached at once.");
        }
        return attaching(speaking, wanted).invoke(outcome -> require(outcome, wanted));
    }

    private Uni<AttachOutcome> attaching(Voice speaking, VoiceAttach wanted) {
        return parts.attachments()
                .attach(
                        speaking,
                        new ChannelId(wanted.getChannelId()),
                        wanted.getAfterPosition(),
                        wanted.getSendOnly());
    }

    private static void require(AttachOutcome outcome, VoiceAttach wanted) {
        switch (outcome) {
            case ATTACHED -> {}
            case NOT_A_MEMBER -> throw notAMember(wanted.getChannelId());
            case VIEW_BEHIND ->
                throw new Refusal(
                        Reason.UNAVAILABLE,
                        "This pod has not seen you join '" + wanted.getChannelId() + "' yet; try again in a moment.");
        }
    }

    private static Refusal notAMember(String channel) {
        return new Refusal(Reason.NOT_A_MEMBER, "You are not in the channel '" + channel + "'; join it first.");
    }

    private void lostSeat(ChannelId channel) {
        outlet.send(VoiceMessages.notAttached(channel.value(), notAMember(channel.value())));
    }

    private void take(SpeakerInlet frames, List<VoiceFrame> sent) {
        long now = now();
        boolean reportDue = false;
        for (int i = 0; i < sent.size(); i++) {
            VoiceFrame frame = sent.get(i);
            reportDue |= i < MAX_FRAMES_A_MESSAGE
                    ? frames.take(frame, now)
                    : frames.reject(frame, Rejection.RATE_LIMITED, now);
        }
        if (reportDue) {
            report(now);
        }
    }

    private void report(long now) {
        SpeakerInlet frames = inlet;
        // Who does not read is told later, in one sum.
        if (frames != null && outlet.ready()) {
            var reports = frames.dueReports(now);
            if (!reports.isEmpty()) {
                outlet.send(VoiceMessages.rejections(reports));
            }
        }
    }

    private <M extends Message> M checked(M message) {
        parts.limits().check(message);
        return message;
    }

    private void close(VoiceCloseReason why, Reason reason, String told) {
        if (phase != Phase.CLOSED) {
            outlet.send(VoiceMessages.closing(why));
            end(new Refusal(reason, told));
        }
    }

    private void end(Failure failure) {
        if (phase != Phase.CLOSED) {
            leave();
            StatusRuntimeException status = GrpcFailures.toStatus(failure);
            outlet.end(status.getStatus(), GrpcFailures.trailers(status));
        }
    }

    private void leave() {
        if (phase != Phase.CLOSED) {
            phase = Phase.CLOSED;
            Voice leaving = voice;
            if (leaving != null) {
                parts.router().disconnect(leaving);
            }
            loop.remove(this);
            registration.close();
            onEnd.run();
        }
    }

    private long now() {
        return parts.ticker().nanos();
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}

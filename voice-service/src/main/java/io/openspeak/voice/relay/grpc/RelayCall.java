package io.openspeak.voice.relay.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.failures.grpc.GrpcFailures;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.relay.domain.Interest;
import io.openspeak.voice.relay.domain.InterestNews;
import io.openspeak.voice.routing.domain.Liveness;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.v1.RelayRequest;
import io.openspeak.voice.v1.RelayResponse;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Relay} call: frames of another pod come in, and it is told which channels have listeners here. All of it happens on
 * the event loop of its connection, which is known from the first message on: the call itself may begin on another one, when the
 * keys of its token had to be fetched.
 */
final class RelayCall extends ServerCall.Listener<byte[]> {

    private static final long BEAT_MILLIS = 200;
    /** Of a message; ids have up to 64 characters. */
    private static final int MOST_CHANNELS = 500;
    /** A stream lives as long as its pods: it was opened with a valid token, and revoking that one cuts it. */
    private static final Duration FOR_GOOD = Duration.ofDays(10_000);

    private final ServerCall<byte[], RelayResponse> call;
    private final RelayReader reader;
    private final Ticker ticker;
    private final Surroundings surroundings;
    private final RelaySettings settings;
    private final Liveness liveness;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private volatile @Nullable Context loop;
    private volatile boolean over;
    private long beats = -1;
    private @Nullable PodId pod;
    private @Nullable InterestNews news;

    /** What a call needs of the pod that it ends at. */
    interface Surroundings {

        PodId self();

        Interest interest();

        /** The other pod has said who it is. */
        void greeted(RelayCall greeting, PodId pod);

        /** The stream of a pod that had said who it is has ended. */
        void over(RelayCall ended, PodId pod);
    }

    RelayCall(
            ServerCall<byte[], RelayResponse> call,
            RelayReader reader,
            Ticker ticker,
            RelaySettings settings,
            Surroundings surroundings) {
        this.call = call;
        this.reader = reader;
        this.ticker = ticker;
        this.settings = settings;
        this.surroundings = surroundings;
        liveness = new Liveness(settings.beat(), settings.silence(), FOR_GOOD, random(), ticker.nanos());
    }

    void start() {
        call.request(1);
    }

    @Override
    public void onMessage(byte[] message) {
        if (over) {
            return;
        }
        long now = ticker.nanos();
        liveness.heard(now);
        try {
            if (pod == null) {
                greet(RelayRequest.parseFrom(message));
            } else {
                reader.read(message, now);
            }
        } catch (IOException unreadable) {
            end(Refusal.invalid("The message is not a RelayRequest."));
        } catch (Failure refused) {
            end(refused);
        }
        call.request(1);
    }

    @Override
    public void onHalfClose() {
        if (leave()) {
            call.close(Status.OK, new Metadata());
        }
    }

    @Override
    public void onCancel() {
        leave();
    }

    /** The connection is gone. */
    void gone() {
        onLoop(this::leave);
    }

    /** The other pod has opened a new stream. */
    void replaced() {
        later(new Refusal(Reason.UNAVAILABLE, "Your pod has opened another stream."));
    }

    /** This pod stops. */
    void goneAway() {
        later(new Refusal(Reason.UNAVAILABLE, "This pod has stopped."));
    }

    /** The token with which it was opened is worth nothing any more. */
    void revoked() {
        later(new Refusal(Reason.UNAUTHORIZED, "The access token was revoked; sign in again."));
    }

    private void later(Refusal why) {
        onLoop(() -> end(why));
    }

    private void greet(RelayRequest first) {
        if (!first.hasHello()) {
            throw Refusal.invalid("The first message must be 'hello'.");
        }
        PodId greeting = new PodId(first.getHello().getPod());
        RelayResponse.Builder answer =
                RelayResponse.newBuilder().setPod(surroundings.self().value());
        call.sendHeaders(new Metadata());
        PodId meant = new PodId(first.getHello().getTo());
        if (greeting.equals(surroundings.self()) || !meant.equals(surroundings.self())) {
            call.sendMessage(answer.build());
            throw Refusal.invalid("This is pod '" + surroundings.self() + "', and not the one that is meant.");
        }
        Context here = Vertx.currentContext();
        loop = here;
        beats = here.owner().setPeriodic(BEAT_MILLIS, beat -> beat());
        pod = greeting;
        InterestNews begun = surroundings.interest().subscribe(this::tellSoon);
        news = begun;
        call.sendMessage(told(begun.take(MOST_CHANNELS), answer));
        surroundings.greeted(this, greeting);
    }

    private void beat() {
        switch (liveness.need(ticker.nanos(), random())) {
            case NOTHING -> tell();
            case PING -> {
                // Before the hello nothing may be said.
                if (news != null && call.isReady()) {
                    call.sendMessage(RelayResponse.getDefaultInstance());
                }
            }
            case END_SILENT, END_EXPIRED ->
                end(new Refusal(Reason.UNAVAILABLE, "No sign of life came for " + settings.silence() + "."));
        }
    }

    private void tellSoon() {
        if (flushing.compareAndSet(false, true)) {
            onLoop(() -> {
                flushing.set(false);
                tell();
            });
        }
    }

    private void tell() {
        InterestNews unread = news;
        while (unread != null && !over && call.isReady()) {
            InterestNews.Part part = unread.take(MOST_CHANNELS);
            if (part.isEmpty()) {
                return;
            }
            call.sendMessage(told(part, RelayResponse.newBuilder()));
        }
    }

    private static RelayResponse told(InterestNews.Part part, RelayResponse.Builder message) {
        part.added().stream().map(ChannelId::value).forEach(message::addAddedChannelIds);
        part.removed().stream().map(ChannelId::value).forEach(message::addRemovedChannelIds);
        return message.build();
    }

    private void end(Failure why) {
        if (leave()) {
            GrpcFailures.close(call, why);
        }
    }

    /** True the first time. */
    private boolean leave() {
        if (over) {
            return false;
        }
        over = true;
        Context here = loop;
        if (here != null) {
            here.owner().cancelTimer(beats);
        }
        InterestNews unread = news;
        PodId known = pod;
        if (unread != null && known != null) {
            surroundings.interest().unsubscribe(unread);
            surroundings.over(this, known);
        }
        return true;
    }

    private void onLoop(Runnable act) {
        Context known = loop;
        if (known == null) {
            act.run();
        } else {
            known.runOnContext(nothing -> act.run());
        }
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}

package io.openspeak.voice.guest;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.guest.domain.GuestAccess;
import io.openspeak.voice.guest.domain.GuestPass;
import io.openspeak.voice.guest.domain.GuestPass.Next;
import io.openspeak.voice.routing.domain.Seat;
import io.openspeak.voice.routing.domain.Voice;
import io.smallrye.mutiny.Uni;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection's place as a guest in one channel, from the first question until it leaves or is cut. */
public final class Guest {

    private static final System.Logger LOG = System.getLogger(Guest.class.getName());

    private final Caller caller;
    private final Voice voice;
    private final ChannelId channel;
    private final Guests guests;
    private final BiConsumer<Guest, Failure> onCut;
    private final GuestPass pass;
    private final CompletableFuture<Boolean> entered = new CompletableFuture<>();
    private @Nullable Seat seat;
    private boolean over;

    Guest(Caller caller, Voice voice, ChannelId channel, Guests guests, BiConsumer<Guest, Failure> onCut) {
        this.caller = caller;
        this.voice = voice;
        this.channel = channel;
        this.guests = guests;
        this.onCut = onCut;
        pass = new GuestPass(guests.terms(), guests.now());
    }

    /** Completes once it may be heard, or fails if it may not. */
    public Uni<Boolean> entered() {
        return Uni.createFrom().completionStage(entered);
    }

    /** It wants its place no more. */
    public void leave() {
        end(
                Refusal.invalid(
                        "Another attach to '" + channel + "', or a detach, came before the answer to this one."),
                false);
    }

    UserId user() {
        return caller.user();
    }

    /** Where. */
    public ChannelId channel() {
        return channel;
    }

    /** Asks whether it may be heard. */
    void ask() {
        guests.access(caller, channel).subscribe().with(this::answered, this::unanswered);
    }

    /** Something happened that the pass knows what to make of. */
    void consider(Function<GuestPass, Next> news) {
        follow(
                news,
                () -> new Breakdown(
                        Reason.UNAVAILABLE,
                        new TimeoutException("nobody said that user " + user() + " may be heard in " + channel)));
    }

    /** A moderator put it out. */
    void putOut() {
        end(new Refusal(Reason.FORBIDDEN, "A moderator put you out of the channel '" + channel + "'."), true);
    }

    private void answered(GuestAccess access) {
        follow(known -> known.answered(access, guests.now()), () -> GuestRefusals.of(access.verdict(), channel));
    }

    private void unanswered(Throwable thrown) {
        follow(known -> known.unanswered(guests.now()), () -> new Breakdown(Reason.UNAVAILABLE, thrown));
    }

    private void follow(Function<GuestPass, Next> news, Supplier<Failure> ifOver) {
        Next next;
        boolean placed = true;
        synchronized (this) {
            if (over) {
                return;
            }
            next = news.apply(pass);
            if (next != Next.END) {
                placed = place();
            }
        }
        if (next == Next.END) {
            end(ifOver.get(), true);
        } else if (!placed) {
            end(guests.noPlace(channel), true);
        } else if (next == Next.ASK) {
            ask();
        }
    }

    /** Brings the seat in line with the pass; false: there is no place for guests in this channel. */
    private boolean place() {
        if (seat == null && pass.admitted()) {
            seat = guests.router().attachGuest(voice, channel);
            if (seat == null) {
                return false;
            }
        }
        if (seat != null && seat.admitted() != pass.admitted()) {
            guests.router().admit(voice, seat, pass.admitted());
        }
        if (pass.admitted()) {
            entered.complete(true);
        }
        return true;
    }

    private void end(Failure why, boolean tell) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            if (seat != null) {
                guests.router().detach(voice, seat);
            }
        }
        guests.ended(this);
        boolean wasEntered = !entered.completeExceptionally(why);
        if (tell && wasEntered) {
            LOG.log(
                    Level.INFO,
                    "guest_cut user_id={0} channel_id={1} reason={2}",
                    user(),
                    channel,
                    why.reason().wireName());
            guests.cut();
            onCut.accept(this, why);
        }
    }
}

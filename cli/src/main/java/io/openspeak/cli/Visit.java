package io.openspeak.cli;

import io.openspeak.cli.profile.Profile;
import io.openspeak.client.ClientOptions;
import io.openspeak.client.KeptSeat;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.presence.DeviceInfo;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.presence.v1.Interest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's time with the services: a single command's, or a whole shell's. */
public final class Visit implements AutoCloseable {

    private static final ClientOptions OPTIONS = ClientOptions.DEFAULT
            .withDevice(DeviceInfo.desktop("openspeak-cli/0.1"))
            .withOpenWithin(Duration.ofSeconds(8));

    private final Profile profile;
    private final OpenSpeak client;
    private final boolean stays;
    private @Nullable PresenceSession session;
    private @Nullable KeptSeat seat;

    private Visit(Profile profile, OpenSpeak client, boolean stays) {
        this.profile = profile;
        this.client = client;
        this.stays = stays;
    }

    /** Signs in; {@code stays}: further commands follow, as in a shell. */
    static Visit open(Profile profile, boolean stays) {
        return new Visit(profile, OpenSpeak.signIn(profile.endpoints(), profile.credential(), OPTIONS), stays);
    }

    public OpenSpeak client() {
        return client;
    }

    /** Id of the person. */
    public String user() {
        return profile.name();
    }

    /** True: seat and session outlive the command. */
    public boolean stays() {
        return stays;
    }

    /** The session, opened when first needed; the listener is told from now on. */
    public PresenceSession session(Interest interest, SessionListener listener) {
        PresenceSession open = session;
        if (open == null) {
            open = client.openSession(interest, listener);
            session = open;
        } else {
            open.addListener(listener);
        }
        return open;
    }

    public PresenceSession session() {
        PresenceSession open = session;
        return open != null ? open : session(Interest.getDefaultInstance(), new SessionListener() {});
    }

    public Optional<PresenceSession> openSession() {
        return Optional.ofNullable(session);
    }

    /** Joins a channel, leaving the one before. */
    public KeptSeat sit(ChannelId channel) {
        KeptSeat before = seat;
        if (before != null && before.channel().equals(channel)) {
            return before;
        }
        KeptSeat taken = KeptSeat.take(client.channels(), session(), channel);
        stand();
        seat = taken;
        return taken;
    }

    /** Joins the channel that one was in last, unless one sits in a channel already. */
    public KeptSeat sitAgain() {
        KeptSeat held = seat;
        if (held == null) {
            held = KeptSeat.takeLast(client.channels(), session());
            seat = held;
        }
        return held;
    }

    public Optional<KeptSeat> seat() {
        return Optional.ofNullable(seat);
    }

    /** Leaves the channel one sits in, if any. */
    public void stand() {
        KeptSeat held = seat;
        seat = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public void close() {
        try {
            stand();
        } finally {
            PresenceSession open = session;
            if (open != null) {
                open.close();
            }
            client.close();
        }
    }
}

package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;
import java.util.Set;

/** Where it is known who is there. A client's session is opened as soon as that can be reached; nothing waits for it. */
public interface PresenceSessions {

    /** Opens the client's session, again and again while it can't be. */
    Session open(Client client, Told told);

    /** A client's session. */
    interface Session {

        /** The client said that it is alive. */
        void heartbeat();

        /** A person did something. */
        void activity();

        /** Groups whose members the client watches. */
        void watch(Set<ChannelId> groups);

        /** The client is gone: for good, or it may come back. */
        void end(boolean forGood);
    }

    /** Who is told of it, on any thread. */
    interface Told {

        /** The session is open; it was not before, or the one before is lost. */
        void opened(boolean resumed);

        /** All who are watched and there. */
        void snapshot(List<PersonPresence> people);

        /** One of them came, went or changed. */
        void changed(PersonPresence person);

        /** One of them is watched no more. */
        void unwatched(String user);
    }
}

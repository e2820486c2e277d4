package io.openspeak.channel;

import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What commands with an id were answered, for all pods, long enough for a client to ask again. */
public interface CommandAnswers {

    /** The answer to that command of the user. */
    Uni<Optional<byte[]>> find(UserId user, String command);

    /** Keeps an answer, unless there is one; gives the one that counts. */
    Uni<byte[]> keep(UserId user, String command, byte[] answer);
}

package io.openspeak.client.link;

import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a link: a stream's first words, its answers, its last words.
 *
 * <p>Called in order and never by two threads at once, except {@link #writable}. Must not block: the same thread brings
 * the next message.
 */
public interface StreamProtocol<Q, A> {

    /** Starts the RPC. */
    void start(Channel channel, ClientResponseObserver<Q, A> answers);

    /** First message of a new stream; null: the RPC takes none. */
    @Nullable
    Q hello();

    /** Takes a message of the server. {@code live}: the welcome was heard before. */
    Heard hear(A message, boolean live);

    /** Last message before this side closes; null: just close. */
    @Nullable
    Q farewell();

    /** The link is in a new state. */
    void changed(LinkState state);

    /** The transport takes messages again. */
    default void writable() {}
}

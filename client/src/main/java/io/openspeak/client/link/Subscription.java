package io.openspeak.client.link;

import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.id.Position;
import io.openspeak.client.signin.AccessTokens;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of events that goes on from its last position after a break. */
public final class Subscription<Q, A> implements AutoCloseable {

    /** What is subscribed to, and who is told; called like a {@link StreamProtocol}. */
    public interface Subject<Q, A> {

        /** Starts the RPC from a position. */
        void start(Channel channel, Position from, ClientResponseObserver<Q, A> answers);

        ResumePoint.Passage passage(A event);

        /** Position after the event; empty: it tells none. */
        String position(A event);

        void tell(A event);

        void changed(LinkState state);
    }

    private final StreamLink<Q, A> link;
    private final ResumePoint resumePoint;

    private Subscription(StreamLink<Q, A> link, ResumePoint resumePoint) {
        this.link = link;
        this.resumePoint = resumePoint;
    }

    /** Subscribes and waits until the server has said how it starts. */
    public static <Q, A> Subscription<Q, A> open(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Position from,
            Subject<Q, A> subject,
            Duration within) {
        ResumePoint resumePoint = new ResumePoint(from);
        StreamLink<Q, A> link =
                new StreamLink<>(new Words<>(subject, resumePoint), connections, addresses, tokens, settings);
        link.open(within);
        return new Subscription<>(link, resumePoint);
    }

    public LinkState state() {
        return link.state();
    }

    public Position position() {
        return resumePoint.get();
    }

    @Override
    public void close() {
        link.abandon();
    }

    private record Words<Q, A>(Subject<Q, A> subject, ResumePoint resumePoint) implements StreamProtocol<Q, A> {

        // The contracts have no pings on these streams; a dead path is noticed by the connection's own keep-alive.
        private static final Duration SILENCE_ALLOWED = Duration.ZERO;

        @Override
        public void start(Channel channel, ClientResponseObserver<Q, A> answers) {
            subject.start(channel, resumePoint.get(), answers);
        }

        @Override
        public @Nullable Q hello() {
            return null;
        }

        @Override
        public Heard hear(A event, boolean live) {
            ResumePoint.Passage passage = subject.passage(event);
            // A snapshot may begin at any time: everything is told anew.
            boolean anew = live && passage == ResumePoint.Passage.SNAPSHOT_BEGINS;
            if (passage.starts() == live && !anew) {
                return new Heard.OutOfPlace(live ? "a second start" : "an event before the start");
            }
            subject.tell(event);
            // Only now: whoever resumes from a position must have been told all before it.
            resumePoint.passed(subject.position(event), passage);
            return live ? Heard.CONTENT : new Heard.Welcome(SILENCE_ALLOWED);
        }

        @Override
        public @Nullable Q farewell() {
            return null;
        }

        @Override
        public void changed(LinkState state) {
            subject.changed(state);
        }
    }
}

package io.openspeak.e2e.chaos;

import io.grpc.CallCredentials;
import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import java.time.Duration;

/** A client that watches without a session: its coming and going means nothing to others. */
final class SubscriptionClient extends StreamClient {

    private final CallCredentials credentials;

    SubscriptionClient(Part part, Scene scene, CallCredentials credentials) {
        super(part, scene);
        this.credentials = credentials;
    }

    @Override
    boolean counts() {
        return false;
    }

    /** These streams are not pinged: silence means that nothing happens. */
    @Override
    Duration silence() {
        return Duration.ofDays(1);
    }

    @Override
    void start(Line opened) {
        opened.stub(credentials)
                .subscribePresenceEvents(
                        PresenceSubscriptionRequest.newBuilder()
                                .setInterest(watched().interest())
                                .setPosition(picture().ask(opened.pod()))
                                .build(),
                        new Events(opened));
    }

    @Override
    void sayGoodbye(Line ending) {}

    @Override
    void ended() {}

    @Override
    public void act(Act.Command command) {
        // One that is not welcomed yet asked for those whom it watched before.
        if (command instanceof Act.Watch(Watched others) && live() != null) {
            watch(others);
            cut();
        }
    }

    /** What comes over one stream. */
    private final class Events implements StreamObserver<PresenceEvent> {

        private final Line line;

        Events(Line line) {
            this.line = line;
        }

        @Override
        public void onNext(PresenceEvent event) {
            welcomed(line);
            told(line, event);
        }

        @Override
        public void onError(Throwable cause) {
            broke(line, cause);
        }

        @Override
        public void onCompleted() {
            drop(line, "completed");
        }
    }
}

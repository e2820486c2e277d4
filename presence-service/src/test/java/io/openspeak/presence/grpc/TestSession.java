package io.openspeak.presence.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.Goodbye;
import io.openspeak.presence.v1.Heartbeat;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.OpenSessionRequest;
import io.openspeak.presence.v1.OpenSessionResponse;
import io.openspeak.presence.v1.Pong;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.SessionHello;
import io.openspeak.presence.v1.SessionWelcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client's session stream over a connection of its own, as tests hold it. */
final class TestSession implements StreamObserver<OpenSessionResponse>, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final ManagedChannel connection;
    final List<OpenSessionResponse> heard = new CopyOnWriteArrayList<>();
    private final StreamObserver<OpenSessionRequest> requests;
    private volatile boolean answersPings = true;
    private volatile @Nullable Status ended;

    private TestSession(int port, String token) {
        connection =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        requests = stub(connection, token).openSession(this);
    }

    static TestSession connect(int port, String token) {
        return new TestSession(port, token);
    }

    /** Opens a session that watches the users. */
    static TestSession open(int port, String token, String... watched) {
        TestSession session = connect(port, token);
        session.hello("", watched);
        session.welcome();
        session.await(PresenceEvent::hasSnapshotComplete);
        return session;
    }

    static PresenceServiceGrpc.PresenceServiceStub stub(ManagedChannel connection, String token) {
        return PresenceServiceGrpc.newStub(connection)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(token)));
    }

    static Metadata bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return headers;
    }

    void hello(String resume, String... watched) {
        send(OpenSessionRequest.newBuilder()
                .setHello(SessionHello.newBuilder()
                        .setClientVersion("test")
                        .setPlatform("linux")
                        .setDevice("desktop")
                        .setResumeSessionId(resume)
                        .setInterest(Interest.newBuilder().addAllUserIds(List.of(watched)))));
    }

    /** The test sends commands and gRPC's thread answers pings: a call takes one message at a time. */
    synchronized void send(OpenSessionRequest.Builder request) {
        requests.onNext(request.build());
    }

    /** Sends a command and waits for its acknowledgement. */
    CommandAck command(OpenSessionRequest.Builder request) {
        String id = UUID.randomUUID().toString();
        send(request.setCommandId(id));
        Awaitility.await().atMost(PATIENCE).until(() -> ack(id).isPresent() || ended != null);
        return ack(id).orElseThrow(() -> new AssertionError("No acknowledgement; the stream ended: " + ended));
    }

    private Optional<CommandAck> ack(String id) {
        return heard.stream()
                .map(OpenSessionResponse::getAck)
                .filter(ack -> ack.getCommandId().equals(id))
                .findFirst();
    }

    SessionWelcome welcome() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .failFast(
                        "the stream is refused",
                        () -> assertThat(heard.isEmpty() ? ended : null).isNull())
                .until(
                        () -> heard.stream()
                                .filter(OpenSessionResponse::hasWelcome)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .getWelcome();
    }

    String id() {
        return welcome().getSession().getSessionId();
    }

    PresenceEvent await(Predicate<PresenceEvent> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> events().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    List<PresenceEvent> events() {
        return heard.stream()
                .filter(OpenSessionResponse::hasEvent)
                .map(OpenSessionResponse::getEvent)
                .toList();
    }

    long offlinesOf(String user) {
        return events().stream()
                .filter(event -> event.getUserOffline().getUserId().equals(user))
                .count();
    }

    long onlinesOf(String user) {
        return events().stream()
                .filter(event -> event.getUserOnline().getPresence().getUserId().equals(user))
                .count();
    }

    Status awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> ended != null);
        Status status = ended;
        return status == null ? Status.UNKNOWN : status;
    }

    /** Falls silent: reads, and answers nothing any more. */
    void fallSilent() {
        answersPings = false;
    }

    void heartbeat() {
        send(OpenSessionRequest.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
    }

    void goodbye() {
        send(OpenSessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()));
        awaitEnd();
        connection.shutdownNow();
    }

    /** As if the client's process were killed: the connection is reset. */
    void kill() {
        connection.shutdownNow();
    }

    @Override
    public void onNext(OpenSessionResponse response) {
        heard.add(response);
        if (response.hasPing() && answersPings) {
            send(OpenSessionRequest.newBuilder()
                    .setPong(Pong.newBuilder().setNonce(response.getPing().getNonce())));
        }
    }

    @Override
    public void onError(Throwable thrown) {
        ended = Status.fromThrowable(thrown);
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}

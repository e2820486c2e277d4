package io.openspeak.voice.relay.grpc;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.relay.Relays;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Questions to all other voice pods at once, on the connections by which frames go to them. Each answers for itself and asks nobody;
 * one that is not linked, or does not answer in time, is missing.
 */
@ApplicationScoped
public class PeerCalls {

    private static final System.Logger LOG = System.getLogger(PeerCalls.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Relays relays;
    private final PeerConnections connections;
    private final CallCredentials credentials;

    private record Reply<A>(PodId pod, Optional<A> answer) {}

    public PeerCalls(Relays relays, PeerConnections connections, ServiceCredentials credentials) {
        this.relays = relays;
        this.connections = connections;
        this.credentials = credentials;
    }

    /**
     * Asks all of them.
     *
     * @param method unary, or streaming its answer
     * @param read what the messages of one answer say; called as soon as that pod has answered, whoever else has not yet
     */
    public <Q, M, A> Uni<PodAnswers<A>> ask(MethodDescriptor<Q, M> method, Q question, Function<List<M>, A> read) {
        List<Uni<Reply<A>>> asked = relays.pods().stream()
                .map(pod -> reply(pod, method, ask(pod, method, question).map(read)))
                .toList();
        return asked.isEmpty()
                ? Uni.createFrom().item(new PodAnswers<>(Map.of(), Set.of()))
                : Uni.join().all(asked).andFailFast().map(PeerCalls::answers);
    }

    private static <A> Uni<Reply<A>> reply(PodId pod, MethodDescriptor<?, ?> method, Uni<A> answer) {
        return answer.map(given -> new Reply<>(pod, Optional.of(given)))
                .onFailure()
                .invoke(failure -> LOG.log(
                        Level.DEBUG,
                        "peer_missing pod={0} rpc={1} cause={2}",
                        pod,
                        method.getBareMethodName(),
                        String.valueOf(failure.getMessage())))
                .onFailure()
                .recoverWithItem(new Reply<>(pod, Optional.empty()));
    }

    private <Q, M> Uni<List<M>> ask(PodId pod, MethodDescriptor<Q, M> method, Q question) {
        return connections
                .to(pod)
                .map(connection -> ask(connection, method, question))
                .orElseGet(() -> Uni.createFrom()
                        .failure(
                                Status.UNAVAILABLE.withDescription("not linked").asException()));
    }

    private <Q, M> Uni<List<M>> ask(Channel connection, MethodDescriptor<Q, M> method, Q question) {
        CallOptions options = CallOptions.DEFAULT
                .withCallCredentials(credentials)
                .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return Uni.createFrom()
                .emitter(emitter -> ClientCalls.asyncServerStreamingCall(
                        connection.newCall(method, options), question, new Collecting<M>(emitter)));
    }

    private static <A> PodAnswers<A> answers(List<Reply<A>> replies) {
        Map<PodId, A> answers = new HashMap<>();
        Set<PodId> missing = new HashSet<>();
        for (Reply<A> reply : replies) {
            reply.answer().ifPresentOrElse(answer -> answers.put(reply.pod(), answer), () -> missing.add(reply.pod()));
        }
        return new PodAnswers<>(answers, missing);
    }

    /** Gathers the messages of one answer. */
    private static final class Collecting<M> implements StreamObserver<M> {

        private final UniEmitter<? super List<M>> whole;
        private final List<M> messages = new ArrayList<>(1);

        Collecting(UniEmitter<? super List<M>> whole) {
            this.whole = whole;
        }

        @Override
        public void onNext(M message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable failed) {
            whole.fail(failed);
        }

        @Override
        public void onCompleted() {
            whole.complete(messages);
        }
    }
}

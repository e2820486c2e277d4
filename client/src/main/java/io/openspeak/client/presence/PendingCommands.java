package io.openspeak.client.presence;

import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.Position;
import io.openspeak.presence.v1.CommandAck;
import io.openspeak.presence.v1.OpenSessionRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Commands whose outcome is not known yet; after a break they are sent again under the same id. */
final class PendingCommands {

    private record Pending(long order, OpenSessionRequest request, CompletableFuture<Position> outcome) {}

    private final Map<String, Pending> waiting = new ConcurrentHashMap<>();

    CompletableFuture<Position> add(OpenSessionRequest request, long order) {
        CompletableFuture<Position> outcome = new CompletableFuture<>();
        waiting.put(request.getCommandId(), new Pending(order, request, outcome));
        return outcome;
    }

    void settle(CommandAck ack) {
        Pending pending = waiting.remove(ack.getCommandId());
        if (pending == null) {
            return; // Timed out here, or the second answer to a command that was sent twice.
        }
        if (ack.getErrorReason().isEmpty()) {
            pending.outcome().complete(new Position(ack.getPosition()));
        } else {
            pending.outcome()
                    .completeExceptionally(OpenSpeakException.refused(ack.getErrorReason(), ack.getErrorMessage()));
        }
    }

    void fail(String commandId, OpenSpeakException failure) {
        Pending pending = waiting.remove(commandId);
        if (pending != null) {
            pending.outcome().completeExceptionally(failure);
        }
    }

    void failAll(OpenSpeakException failure) {
        List.copyOf(waiting.keySet()).forEach(id -> fail(id, failure));
    }

    /** In the order in which they were given. */
    List<OpenSessionRequest> unsettled() {
        return waiting.values().stream()
                .sorted((a, b) -> Long.compare(a.order(), b.order()))
                .map(Pending::request)
                .toList();
    }
}

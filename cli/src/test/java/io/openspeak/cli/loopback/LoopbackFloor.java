package io.openspeak.cli.loopback;

import io.openspeak.voice.v1.FloorPhase;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The floor of one channel, in memory: first come, first served, a higher priority interrupts at once. */
final class LoopbackFloor {

    /** Who may hold it. */
    interface Person {
        String user();

        void say(FloorState state);
    }

    private record Ask(Person person, int priority, String commandId) {}

    private final String channel;
    private final Deque<Ask> queue = new ArrayDeque<>();
    private final Iterable<? extends Person> everyone;
    private @Nullable Ask holder;
    private long token;
    private long version;

    LoopbackFloor(String channel, Iterable<? extends Person> everyone) {
        this.channel = channel;
        this.everyone = everyone;
    }

    synchronized boolean isHeldBy(Person person) {
        return holder != null && holder.person() == person;
    }

    synchronized void request(Person person, FloorRequest request) {
        Ask ask = new Ask(person, request.getPriority(), request.getCommandId());
        Ask held = holder;
        if (held == null || held.person() == person) {
            grant(ask);
        } else if (ask.priority() > held.priority()) {
            holder = null;
            tell(state().setPhase(FloorPhase.FLOOR_PHASE_REVOKING)
                    .setHolderId(held.person().user())
                    .setNextId(person.user())
                    .setReason("interrupted"));
            grant(ask);
        } else if (request.getNoWait()) {
            person.say(state().setReason("busy").setCommandId(ask.commandId()).build());
        } else {
            queue.add(ask);
            version++;
            person.say(state().setCommandId(ask.commandId()).build());
            tell(state());
        }
    }

    synchronized void release(Person person) {
        queue.removeIf(ask -> ask.person() == person);
        take(person, "released");
    }

    /** Ends the turn of whoever speaks. */
    synchronized void takeAway(String reason) {
        if (holder != null) {
            take(holder.person(), reason);
        }
    }

    private void take(Person person, String reason) {
        if (!isHeldBy(person)) {
            return;
        }
        holder = null;
        version++;
        tell(state().setReason(reason));
        Ask next = queue.poll();
        if (next != null) {
            grant(next);
        }
    }

    private void grant(Ask ask) {
        token += holder != null && holder.person() == ask.person() ? 0 : 1;
        holder = ask;
        version++;
        tell(state().setCommandId(ask.commandId()));
    }

    private void tell(FloorState.Builder state) {
        for (Person person : everyone) {
            boolean holds = isHeldBy(person) && state.getPhase() == FloorPhase.FLOOR_PHASE_GRANTED;
            person.say(state.setToken(holds ? token : 0).build());
        }
    }

    synchronized FloorState.Builder state() {
        FloorState.Builder state = FloorState.newBuilder()
                .setChannelId(channel)
                .setVersion(version)
                .setAt(version)
                .setPhase(holder == null ? FloorPhase.FLOOR_PHASE_IDLE : FloorPhase.FLOOR_PHASE_GRANTED);
        queue.forEach(ask -> state.addQueue(ask.person().user()));
        if (holder != null) {
            state.setHolderId(holder.person().user()).setPriority(holder.priority());
        }
        return state;
    }
}

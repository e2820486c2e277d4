package io.openspeak.presence;

import io.openspeak.presence.v1.PresenceEvent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something to be told to many, with the forms in which edges send it: each is made once. */
public final class Event {

    private final PresenceEvent content;
    private volatile @Nullable Form forms;

    /** One edge's form of it; {@code next}: those of others. */
    private record Form(Object edge, Object value, @Nullable Form next) {}

    public Event(PresenceEvent content) {
        this.content = content;
    }

    /** As the contract has it. */
    public PresenceEvent content() {
        return content;
    }

    /** In the form of an edge, made on first use; two threads may both make it, to the same effect. */
    @SuppressWarnings("unchecked") // an edge always gets what it made itself
    public <F> F as(Object edge, Function<PresenceEvent, F> make) {
        Form first = forms;
        for (Form form = first; form != null; form = form.next()) {
            if (form.edge() == edge) {
                return (F) form.value();
            }
        }
        F made = make.apply(content);
        forms = new Form(edge, made, first);
        return made;
    }
}

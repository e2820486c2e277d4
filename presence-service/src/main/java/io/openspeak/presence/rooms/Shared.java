package io.openspeak.presence.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event for many listeners, with the forms in which edges encoded it: each form is made once a pod. */
public final class Shared<T> {

    private final T event;
    private volatile Map<Class<?>, Object> forms = Map.of();

    public Shared(T event) {
        this.event = event;
    }

    /** The event. */
    public T event() {
        return event;
    }

    /**
     * The event in the form of an edge.
     *
     * @param form type of the form; two edges that share an event have different ones
     * @param encode makes it for the first who asks; what it makes must be safe to share
     */
    public <F> F as(Class<F> form, Function<T, F> encode) {
        @Nullable Object made = forms.get(form);
        return form.cast(made == null ? make(form, encode) : made);
    }

    private synchronized <F> Object make(Class<F> form, Function<T, F> encode) {
        @Nullable Object madeMeanwhile = forms.get(form);
        if (madeMeanwhile != null) {
            return madeMeanwhile;
        }
        F made = encode.apply(event);
        Map<Class<?>, Object> more = new HashMap<>(forms);
        more.put(form, made);
        forms = Map.copyOf(more);
        return made;
    }
}

package io.openspeak.client.link;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to be told; one that throws does not keep the news from the others. */
public final class Listeners<L> {

    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<L> all = new CopyOnWriteArrayList<>();

    public void add(L listener) {
        all.add(listener);
    }

    public void remove(L listener) {
        all.remove(listener);
    }

    public void tell(Consumer<L> news) {
        for (L listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener failed", e);
            }
        }
    }
}

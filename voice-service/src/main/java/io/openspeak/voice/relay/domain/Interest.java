package io.openspeak.voice.relay.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which channels this pod has listeners, for all other pods: each gets {@link InterestNews} of its own. Written by whoever
 * attaches or detaches, on any thread.
 */
public final class Interest {

    private final Set<ChannelId> channels = ConcurrentHashMap.newKeySet();
    private final Set<InterestNews> readers = ConcurrentHashMap.newKeySet();

    /** A channel has its first listener here. Calls for one channel must not run at the same time. */
    public void begin(ChannelId channel) {
        channels.add(channel);
        readers.forEach(reader -> reader.changed(channel, true));
    }

    /** A channel has lost its last listener here. Calls for one channel must not run at the same time. */
    public void end(ChannelId channel) {
        channels.remove(channel);
        readers.forEach(reader -> reader.changed(channel, false));
    }

    /** True if the channel has a listener here. */
    boolean in(ChannelId channel) {
        return channels.contains(channel);
    }

    /**
     * News for one more pod: all there is, then what changes.
     *
     * @param urgent told, on any thread, that there is something which is not to wait
     */
    public InterestNews subscribe(Runnable urgent) {
        InterestNews news = new InterestNews(this, urgent);
        // First the reader, then what there is: what comes between is told twice, which does no harm.
        readers.add(news);
        channels.forEach(channel -> news.changed(channel, true));
        return news;
    }

    /** Nobody reads them any more. */
    public void unsubscribe(InterestNews news) {
        readers.remove(news);
    }
}

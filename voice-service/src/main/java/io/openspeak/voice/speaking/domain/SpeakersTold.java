package io.openspeak.voice.speaking.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one client was told of who speaks, and so what is news to it: the difference to what is. A client that does not read is behind,
 * and gets one difference when it reads again, however much happened meanwhile.
 */
public final class SpeakersTold {

    private final Map<ChannelId, Set<UserId>> told = new HashMap<>(2);
    private final UserId client;

    /** @param client who is not told of itself */
    public SpeakersTold(UserId client) {
        this.client = client;
    }

    /** Somebody began or stopped. */
    public record News(ChannelId channel, UserId user, boolean speaking) {}

    /** What the client does not know yet; from now on it does. */
    public List<News> news(ChannelId channel, Set<UserId> speaking) {
        Set<UserId> known = told.getOrDefault(channel, Set.of());
        // Nearly always it is the very set that was there last time, which makes this cheap.
        if (known.equals(speaking)) {
            return List.of();
        }
        List<News> news = new ArrayList<>();
        tell(channel, known, speaking, false, news);
        tell(channel, speaking, known, true, news);
        if (speaking.isEmpty()) {
            told.remove(channel);
        } else {
            told.put(channel, speaking);
        }
        return news;
    }

    private void tell(ChannelId channel, Set<UserId> those, Set<UserId> but, boolean speaking, List<News> news) {
        for (UserId user : those) {
            if (!but.contains(user) && !user.equals(client)) {
                news.add(new News(channel, user, speaking));
            }
        }
    }

    /** The client attached or detached: of that channel it knows nothing, and is told anew. */
    public void forget(ChannelId channel) {
        told.remove(channel);
    }
}

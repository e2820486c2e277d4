package io.openspeak.channel.view;

import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.platform.identity.ChannelId;

/** Somebody who is told what happens to channels: the receiving end of a subscription. Called under the view's lock; must not block. */
public interface Watcher {

    /** Who is told. */
    Person person();

    /** True if it asked about that channel. */
    boolean wants(ChannelId channel);

    /** Something happened to a channel. */
    void changed(Told told, Sight sight, ChannelView.Look look);

    /** The person may now see more or less of a channel. */
    void sightChanged(ViewedChannel channel, Sight before, Sight after, ChannelView.Look look);

    /** What was told before may be wrong: everything must be told again. */
    void startAnew(ChannelView.Look look);
}

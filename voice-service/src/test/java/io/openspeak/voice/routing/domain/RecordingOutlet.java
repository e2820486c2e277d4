package io.openspeak.voice.routing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An outlet that takes what a test lets it take, and remembers it. */
class RecordingOutlet implements Outlet {

    final List<Frame> heard = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();
    final List<Object> inOrder = new ArrayList<>();
    int messages;
    boolean ready = true;

    /** So many messages it still takes while it is ready. */
    int takes = Integer.MAX_VALUE;

    int portion = Integer.MAX_VALUE;

    @Override
    public boolean ready() {
        return ready && takes > 0;
    }

    @Override
    public int portion() {
        return portion;
    }

    @Override
    public void send(Collection<Gap> lost, Collection<Frame> frames) {
        messages++;
        takes--;
        gaps.addAll(lost);
        heard.addAll(frames);
        inOrder.addAll(lost);
        inOrder.addAll(frames);
    }
}

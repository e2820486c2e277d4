package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Window;
import io.openspeak.client.call.Address;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceHello;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Listeners and speakers in one channel, each with a connection of its own. */
final class Crowd implements AutoCloseable {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_GLANCES = 150;

    private record Listener(Line line, Ear ear) {}

    private final Opener opener;
    private final Address server;
    private final Tickets tickets;
    private final int mostSpeakers;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Line> speakers = new ArrayList<>();

    /** @param mostSpeakers that it may ever have */
    Crowd(Opener opener, Address server, Tickets tickets, int mostSpeakers) {
        this.opener = opener;
        this.server = server;
        this.tickets = tickets;
        this.mostSpeakers = mostSpeakers;
    }

    /** Lets people come, or listeners go; speakers stay, silent, since their frames are numbered. Nobody speaks meanwhile. */
    void become(VoicePlan plan) {
        while (listeners.size() > plan.listeners()) {
            listeners.removeLast().line().close();
        }
        for (String name : plan.listenerNames().subList(listeners.size(), plan.listeners())) {
            Ear ear = new Ear(mostSpeakers);
            listeners.add(new Listener(open(name, false, ear), ear));
        }
        List<String> names = plan.speakerNames();
        while (speakers.size() < plan.speakers()) {
            speakers.add(open(names.get(speakers.size()), true, new VoiceListener() {}));
        }
    }

    private Line open(String name, boolean sendOnly, VoiceListener listener) {
        Tickets.Ticket ticket = tickets.of(name);
        VoiceHello hello = VoiceHello.newBuilder()
                .addAttach(VoiceAttach.newBuilder()
                        .setChannelId(tickets.channel().value())
                        .setAfterPosition(ticket.seat().token())
                        .setSendOnly(sendOnly))
                .build();
        Line line = new Line(tickets.channel().value(), hello, listener);
        opener.open(server, ticket.token(), line);
        return line.awaitWelcome();
    }

    /** Waits until nothing comes any more of what was said: a server that was given too much is still at it. */
    void awaitQuiet() {
        long before = -1;
        long now = arrived();
        for (int glances = 0; now != before && glances < MOST_GLANCES; glances++) {
            Window.awaitTime(System.nanoTime() + QUIET_NANOS);
            before = now;
            now = arrived();
        }
    }

    private long arrived() {
        return listeners.stream()
                .mapToLong(listener -> listener.ear().arrived())
                .sum();
    }

    List<Ear> ears() {
        return listeners.stream().map(Listener::ear).toList();
    }

    /** So many of its speakers. */
    List<Line> mouths(int count) {
        return List.copyOf(speakers.subList(0, count));
    }

    /** Frames that the server said it dropped for those who listen now. */
    long gaps() {
        return listeners.stream().mapToLong(listener -> listener.ear().gaps()).sum();
    }

    /** Frames of the speakers that were not forwarded, as they were told, or that never left. */
    long refused() {
        return speakers.stream().mapToLong(Line::refused).sum();
    }

    @Override
    public void close() {
        speakers.forEach(Line::close);
        listeners.forEach(listener -> listener.line().close());
        opener.close();
    }
}

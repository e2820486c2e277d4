package io.openspeak.bench.load.voice;

import io.netty.handler.ssl.SslContext;
import io.openspeak.bench.load.socket.Dialer;
import io.openspeak.client.ClientOptions;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.channel.Seat;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.voice.Attachment;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.VoiceAttach;
import io.openspeak.voice.v1.VoiceHello;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Listeners and speakers in one channel, each a client with connections of its own. */
final class Crowd implements AutoCloseable {

    // A seat without a session stays until its user leaves: no presence stream adds to what is measured.
    private record Person(OpenSpeak client, Line line) implements AutoCloseable {
        @Override
        public void close() {
            line.close();
            client.close();
        }
    }

    private final VoiceTransport transport;
    private final Endpoints endpoints;
    private final UnaryOperator<String> tokens;
    private final ChannelId channel;
    private final Dialer dialer;
    private final List<Ear> ears = new ArrayList<>();
    private final List<Person> listeners = new ArrayList<>();
    private final List<Person> speakers = new ArrayList<>();

    private Crowd(
            VoiceTransport transport,
            Endpoints endpoints,
            UnaryOperator<String> tokens,
            ChannelId channel,
            Dialer dialer) {
        this.dialer = dialer;
        this.transport = transport;
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.channel = channel;
    }

    /** Signs everybody in, takes seats and opens voice; nobody speaks yet. */
    static Crowd enter(
            VoicePlan plan,
            Endpoints endpoints,
            UnaryOperator<String> tokens,
            ChannelId channel,
            @Nullable SslContext tls) {
        Crowd crowd = new Crowd(plan.transport(), endpoints, tokens, channel, new Dialer(tls));
        try {
            for (String name : plan.listenerNames()) {
                Ear ear = new Ear(plan.speakers());
                crowd.ears.add(ear);
                crowd.listeners.add(crowd.enter(name, false, ear));
            }
            for (String name : plan.speakerNames()) {
                crowd.speakers.add(crowd.enter(name, true, new VoiceListener() {}));
            }
            return crowd;
        } catch (RuntimeException e) {
            crowd.close();
            throw e;
        }
    }

    private Person enter(String name, boolean sendOnly, VoiceListener listener) {
        OpenSpeak client = OpenSpeak.signIn(
                endpoints, new Credential.Token(tokens.apply(name)), ClientOptions.DEFAULT.withDirectCallbacks(true));
        try {
            Seat seat = client.channels().join(channel, null);
            Attachment attachment = new Attachment(channel, seat.position(), sendOnly);
            return new Person(client, open(client, attachment, listener));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private Line open(OpenSpeak client, Attachment attachment, VoiceListener listener) {
        return switch (transport) {
            case GRPC -> new GrpcLine(client.openVoice(null, List.of(attachment), listener), channel);
            case WEBSOCKET, WEBSOCKET_TLS -> socket(client.me().accessToken(), attachment, listener);
        };
    }

    private Line socket(String token, Attachment attachment, VoiceListener listener) {
        VoiceHello hello = VoiceHello.newBuilder()
                .addAttach(VoiceAttach.newBuilder()
                        .setChannelId(channel.value())
                        .setAfterPosition(attachment.after().token())
                        .setSendOnly(attachment.sendOnly()))
                .build();
        SocketLine line = new SocketLine(channel.value(), hello, listener);
        dialer.open(endpoints.voice().getFirst(), SocketLine.PATH, token, line, line::failed);
        return line.awaitWelcome();
    }

    List<Ear> ears() {
        return ears;
    }

    List<Line> mouths() {
        return speakers.stream().map(Person::line).toList();
    }

    /** Frames of the speakers that were not forwarded, as they were told, or that never left. */
    long refused() {
        return speakers.stream().mapToLong(person -> person.line().refused()).sum();
    }

    @Override
    public void close() {
        // Each close may wait for the server; together they wait once.
        speakers.parallelStream().forEach(Person::close);
        listeners.parallelStream().forEach(Person::close);
        dialer.close();
    }
}

package io.openspeak.client.call;

import java.util.List;

/**
 * Where the four services answer, and how connections to all of them are protected; presence and voice may have several pods,
 * tried in turn after a break.
 */
public record Endpoints(
        Address auth, Address channel, List<Address> presence, List<Address> voice, TransportSecurity security) {

    private static final int AUTH_PORT = 8801;
    private static final int CHANNEL_PORT = 8802;
    private static final int PRESENCE_PORT = 8803;
    private static final int VOICE_PORT = 8804;

    public Endpoints {
        presence = List.copyOf(presence);
        voice = List.copyOf(voice);
        if (presence.isEmpty() || voice.isEmpty()) {
            throw new IllegalArgumentException(
                    "presence is " + presence + " and voice is " + voice + ", expected at least one address for each");
        }
    }

    /** Plain ones. */
    public Endpoints(Address auth, Address channel, List<Address> presence, List<Address> voice) {
        this(auth, channel, presence, voice, new TransportSecurity.Plain());
    }

    /** All services on one host at their usual ports, plain. */
    public static Endpoints on(String host) {
        return new Endpoints(
                new Address(host, AUTH_PORT),
                new Address(host, CHANNEL_PORT),
                List.of(new Address(host, PRESENCE_PORT)),
                List.of(new Address(host, VOICE_PORT)));
    }

    public Endpoints withAuth(Address address) {
        return new Endpoints(address, channel, presence, voice, security);
    }

    public Endpoints withChannel(Address address) {
        return new Endpoints(auth, address, presence, voice, security);
    }

    public Endpoints withPresence(List<Address> addresses) {
        return new Endpoints(auth, channel, addresses, voice, security);
    }

    public Endpoints withVoice(List<Address> addresses) {
        return new Endpoints(auth, channel, presence, addresses, security);
    }

    public Endpoints withSecurity(TransportSecurity protection) {
        return new Endpoints(auth, channel, presence, voice, protection);
    }
}

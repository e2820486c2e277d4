package io.openspeak.bench.load.site;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.launcher.Service;
import java.util.ArrayList;
import java.util.List;

/** People who are signed in, and the connections that they share. */
public final class Callers implements AutoCloseable {

    private final List<OpenSpeak> clients;
    private final List<CallCredentials> credentials;
    private final List<Connections> connections;
    private final Address address;

    private Callers(List<OpenSpeak> clients, List<Connections> connections, Address address) {
        this.clients = clients;
        this.credentials = clients.stream().map(OpenSpeak::credentials).toList();
        this.connections = connections;
        this.address = address;
    }

    /** Signs people in and connects to a service, over so many connections in all. */
    public static Callers enter(Site site, List<String> people, Service service, int connections) {
        List<Connections> shared = new ArrayList<>();
        for (int index = 0; index < connections; index++) {
            shared.add(Connections.withDirectCallbacks(site.endpoints().security()));
        }
        return new Callers(people.parallelStream().map(site::signIn).toList(), shared, site.address(service));
    }

    public int count() {
        return clients.size();
    }

    public CallCredentials credentials(long caller) {
        return credentials.get((int) (caller % credentials.size()));
    }

    /** One of the connections, for the caller or call of that number. */
    public ManagedChannel connection(long number) {
        return connections.get((int) (number % connections.size())).to(address);
    }

    @Override
    public void close() {
        connections.forEach(Connections::cut);
        clients.forEach(OpenSpeak::cut);
    }
}

package io.openspeak.e2e.chaos;

import io.openspeak.client.ClientOptions;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.signin.Credential;
import io.openspeak.e2e.Installation;
import io.openspeak.launcher.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everyone of a plan, signed in. */
final class Accounts implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, OpenSpeak> signedIn = new ConcurrentHashMap<>();

    static Accounts signIn(Installation installation, List<String> people) {
        Accounts accounts = new Accounts();
        Endpoints endpoints = Endpoints.on("127.0.0.1")
                .withAuth(installation.address(Service.AUTH, 0))
                .withPresence(List.of(installation.address(Service.PRESENCE, 0)));
        try (ExecutorService together = Executors.newFixedThreadPool(4)) {
            for (String user : people) {
                together.execute(() -> accounts.signedIn.put(
                        user,
                        OpenSpeak.signIn(
                                endpoints,
                                new Credential.Token(installation.token(user)),
                                ClientOptions.DEFAULT.withDeadline(PATIENCE))));
            }
        }
        return accounts;
    }

    OpenSpeak of(String user) {
        OpenSpeak account = signedIn.get(user);
        if (account == null) {
            throw new IllegalStateException(user + " could not sign in");
        }
        return account;
    }

    @Override
    public void close() {
        signedIn.values().forEach(OpenSpeak::cut);
    }
}

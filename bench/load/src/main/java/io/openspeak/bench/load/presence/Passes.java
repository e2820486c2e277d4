package io.openspeak.bench.load.presence;

import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceStub;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.bench.load.rate.Calls;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.call.Connections;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.launcher.Service;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of many people, who need no client of their own. */
record Passes(Map<String, String> byPerson) {

    // A service that has just started does not keep up with more.
    private static final int AT_ONCE = 16;

    Passes {
        byPerson = Map.copyOf(byPerson);
    }

    /** Signs everybody in. */
    static Passes of(Site site, List<String> people, ClosedLoop loop) throws InterruptedException {
        Map<String, String> tokens = new ConcurrentHashMap<>();
        try (Connections connections =
                Connections.withDirectCallbacks(site.endpoints().security())) {
            AuthServiceStub auth = AuthServiceGrpc.newStub(connections.to(site.address(Service.AUTH)));
            loop.run(0, people.size(), AT_ONCE, (number, outcome) -> {
                String person = people.get((int) number);
                auth.login(
                        LoginRequest.newBuilder().setToken(site.token(person)).build(),
                        new Login(person, tokens, outcome));
            });
        }
        return new Passes(tokens);
    }

    String of(String person) {
        String token = byPerson.get(person);
        if (token == null) {
            throw new IllegalArgumentException("nobody is called " + person);
        }
        return token;
    }

    private record Login(String person, Map<String, String> tokens, Calls.Outcome outcome)
            implements StreamObserver<LoginResponse> {

        @Override
        public void onNext(LoginResponse answer) {
            tokens.put(person, answer.getAccessToken());
        }

        @Override
        public void onError(Throwable thrown) {
            outcome.ended(OpenSpeakException.of(thrown).reason());
        }

        @Override
        public void onCompleted() {
            outcome.ended(null);
        }
    }
}

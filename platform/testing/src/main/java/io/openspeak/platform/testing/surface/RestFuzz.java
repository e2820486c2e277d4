package io.openspeak.platform.testing.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Random HTTP requests at every route of a contract, by callers of every sort. */
public final class RestFuzz {

    /** What a caller may bring about, and what is not built; anything else is a fault of ours. */
    private static final Set<Integer> IN_GOOD_FORM =
            Set.of(200, 400, 401, 403, 404, 405, 409, 413, 414, 415, 417, 429, 431, 501);

    private final RandomHttp requests;
    private final int triesOfEachSort;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> answered = new TreeSet<>();

    /** Fuzz of that seed: so many requests at each route by each sort of caller. */
    public RestFuzz(long seed, RandomMessages messages, int triesOfEachSort) {
        requests = new RandomHttp(seed, messages);
        this.triesOfEachSort = triesOfEachSort;
    }

    /** Calls every one of the routes. */
    public RestFuzz callAll(List<RouteUnderTest> routes) {
        for (RouteUnderTest route : routes) {
            for (Stranger caller : Stranger.SORTS) {
                for (int i = 0; i < triesOfEachSort; i++) {
                    call(route, caller);
                }
            }
        }
        return this;
    }

    /** What a service must never do, each with the request that brought it about. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Routes that were carried out at least once: what the service itself, and not only its guards, had to bear. */
    public Set<String> answered() {
        return Set.copyOf(answered);
    }

    private void call(RouteUnderTest route, Stranger caller) {
        RandomHttp.Request request = requests.at(route);
        RawHttp answer = RawHttp.send(
                request.method(),
                request.target(),
                caller.token().map(RawHttp::bearer).orElse("") + request.headers(),
                request.body());
        if (answer.status() == 200 && request.method().equals(route.method())) {
            answered.add(route.toString());
        }
        boolean closedAtTheDoor = answer.status() == 0 && request.oversized();
        if (!closedAtTheDoor && !inGoodForm(answer)) {
            faults.add(caller + ": " + request + "\n-> " + answer.text());
        }
    }

    private static boolean inGoodForm(RawHttp answer) {
        // What is no HTTP or no URI is refused at the door, without a body; HEAD never has one.
        boolean told = answer.status() == 200 || answer.body().isEmpty() || answer.isProblem();
        return IN_GOOD_FORM.contains(answer.status())
                && told
                && Leaks.in(answer.text()).isEmpty();
    }
}

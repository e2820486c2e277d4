package io.openspeak.voice.relay;

import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.relay.domain.Mesh;
import io.openspeak.voice.relay.domain.Node;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * This pod among the pods that carry voice: it is registered, and linked to all others that are. Without the registry the links
 * stay as they are.
 */
@ApplicationScoped
public class Relays {

    private static final System.Logger LOG = System.getLogger(Relays.class.getName());
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final int AFTER_HAND_OVER = 10_000;

    private final PodId self;
    private final NodeRegistry registry;
    private final RelayDialer dialer;
    private final Arrivals arrivals;
    private final RelaySettings settings;
    private final OwnAddress ownAddress;
    private final Clock clock;
    private final Map<PodId, Linked> links = new HashMap<>();
    private @Nullable Node here;
    private @Nullable Cancellable meeting;
    private @Nullable Set<PodId> first;
    private boolean registryAnswers = true;

    private record Linked(Node node, RelayLink link) {}

    public Relays(
            PodId self,
            NodeRegistry registry,
            RelayDialer dialer,
            Arrivals arrivals,
            RelaySettings settings,
            OwnAddress ownAddress,
            Clock clock) {
        this.self = self;
        this.registry = registry;
        this.dialer = dialer;
        this.arrivals = arrivals;
        this.settings = settings;
        this.ownAddress = ownAddress;
        this.clock = clock;
    }

    /** Nobody can reach this pod before it listens. */
    void start(@ObservesAsync HttpServerStart listening, HttpServer server) {
        begin(new Node(self, ownAddress.of(listening.options().getHost(), server.getPort())));
    }

    synchronized void begin(Node node) {
        here = node;
        LOG.log(Level.INFO, "relay_node address={0}", node.address());
        arrivals.whenArrived(this::meetIfUnknown);
        meeting = Multi.createBy()
                .repeating()
                .uni(this::meet)
                .withDelay(settings.nodeRenewal())
                .indefinitely()
                .subscribe()
                .with(met -> {}, failure -> LOG.log(Level.ERROR, "relay_meeting_ended", failure));
    }

    /** The other pods that are known. */
    public synchronized Set<PodId> pods() {
        return Set.copyOf(links.keySet());
    }

    /** How many other pods are known. */
    public synchronized int known() {
        return links.size();
    }

    /** How many of them have a stream from here that stands. */
    public synchronized int linked() {
        return alive().size();
    }

    /** True once the pods that were there at the start are linked both ways, or can't be. */
    public synchronized boolean settled() {
        Set<PodId> toLink = first;
        return toLink != null && toLink.stream().allMatch(this::settled);
    }

    private boolean settled(PodId pod) {
        Linked linked = links.get(pod);
        return linked == null || (linked.link().tried() && (!linked.link().alive() || arrivals.from(pod)));
    }

    /** Leaves the others, in the last act of a stopping pod: after its clients were handed over. */
    void leave(@Observes @Priority(AFTER_HAND_OVER) ShutdownDelayInitiatedEvent stopping) {
        end();
        registry.leave(self)
                .ifNoItem()
                .after(GOODBYE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.log(Level.WARNING, "relay_not_unregistered", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        arrivals.end();
    }

    private synchronized void end() {
        if (meeting != null) {
            meeting.cancel();
        }
        here = null;
        links.values().forEach(linked -> linked.link().end());
        links.clear();
    }

    private void meetIfUnknown(PodId pod) {
        if (isUnknown(pod)) {
            meet().subscribe().with(met -> {});
        }
    }

    private synchronized boolean isUnknown(PodId pod) {
        return !links.containsKey(pod);
    }

    private synchronized Uni<Void> meet() {
        Node node = here;
        return node == null
                ? Uni.createFrom().voidItem()
                : registry.meet(node, clock.instant().plus(settings.nodeLease()), clock.instant())
                        .invoke(this::linkTo)
                        .onFailure()
                        .invoke(this::note)
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    private synchronized void note(Throwable failure) {
        if (registryAnswers) {
            registryAnswers = false;
            LOG.log(Level.WARNING, "relay_registry_away: the known pods stay linked", failure);
        }
    }

    private synchronized void linkTo(List<Node> registered) {
        registryAnswers = true;
        if (here == null) {
            return;
        }
        Mesh next = Mesh.after(self, nodes(), alive(), registered);
        next.end().forEach(pod -> {
            Linked gone = links.remove(pod);
            if (gone != null) {
                gone.link().end();
            }
        });
        next.open().forEach(node -> links.put(node.pod(), new Linked(node, dialer.dial(node))));
        if (first == null) {
            first = Set.copyOf(links.keySet());
        }
    }

    private Map<PodId, Node> nodes() {
        return links.values().stream()
                .collect(Collectors.toMap(each -> each.node().pod(), Linked::node));
    }

    private Set<PodId> alive() {
        return links.entrySet().stream()
                .filter(each -> each.getValue().link().alive())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

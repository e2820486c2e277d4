package io.openspeak.voice.guest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.guest.domain.GuestAccess;
import io.openspeak.voice.guest.domain.GuestPass;
import io.openspeak.voice.guest.domain.GuestTerms;
import io.openspeak.voice.routing.RightsWatch;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.routing.domain.Voice;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** All guests of this pod. What happens in channels reaches them from the log; whether they may be heard is asked of the authority. */
@Startup
@ApplicationScoped
public class Guests implements RightsWatch {

    private static final long BEAT_MILLIS = 1_000;

    private final GuestAuthority authority;
    private final GuestSettings settings;
    private final Router router;
    private final Membership membership;
    private final Ticker ticker;
    private final MeterRegistry metrics;
    private final Counter cut;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<UserId, Set<Guest>> guests = new ConcurrentHashMap<>();

    public Guests(
            GuestAuthority authority,
            GuestSettings settings,
            Router router,
            Membership membership,
            Ticker ticker,
            MeterRegistry metrics) {
        this.authority = authority;
        this.settings = settings;
        this.router = router;
        this.membership = membership;
        this.ticker = ticker;
        this.metrics = metrics;
        cut = Counter.builder("openspeak.voice.guests.cut")
                .description("Guests that were put out, or whose right was lost or could not be confirmed")
                .register(metrics);
    }

    void start(@Observes StartupEvent starting, Vertx vertx) {
        metrics.gauge("openspeak.voice.guests", count);
        vertx.setPeriodic(BEAT_MILLIS, due -> beat());
    }

    /**
     * Begins to ask for a place. It is known here before the question is asked, so that no change falls between.
     *
     * @param onCut told, on any thread, if it is put out after it had entered
     */
    public Guest enter(Caller caller, Voice voice, ChannelId channel, BiConsumer<Guest, Failure> onCut) {
        if (count.incrementAndGet() > settings.maxGuests()) {
            count.decrementAndGet();
            throw new Refusal(Reason.UNAVAILABLE, "This pod has as many guests as it takes; try again later.");
        }
        Guest guest = new Guest(caller, voice, channel, this, onCut);
        guests.compute(caller.user(), (user, known) -> {
            Set<Guest> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(guest);
            return all;
        });
        guest.ask();
        return guest;
    }

    void ended(Guest guest) {
        count.decrementAndGet();
        guests.computeIfPresent(guest.user(), (user, all) -> {
            all.remove(guest);
            return all.isEmpty() ? null : all;
        });
    }

    void cut() {
        cut.increment();
    }

    @Override
    public void rightsChanged(ChannelId channel) {
        if (guests.isEmpty()) {
            return;
        }
        // It may be gone, or of another kind.
        router.refresh(all().stream()
                .filter(guest -> guest.channel().equals(channel))
                .map(Guest::user)
                .distinct()
                .toList());
        all().forEach(guest -> guest.consider(pass -> pass.changed(channel)));
    }

    @Override
    public void rightsChanged(ChannelId channel, UserId user) {
        of(user, guest -> true).forEach(guest -> guest.consider(pass -> pass.doubted(channel)));
    }

    @Override
    public void putOut(ChannelId channel, UserId user) {
        of(user, guest -> guest.channel().equals(channel)).forEach(Guest::putOut);
    }

    @Override
    public void rightsChangedEverywhere() {
        all().forEach(guest -> guest.consider(GuestPass::changedEverywhere));
    }

    private void beat() {
        long now = ticker.nanos();
        all().forEach(guest -> guest.consider(pass -> pass.beat(now)));
    }

    private List<Guest> all() {
        return guests.values().stream().flatMap(Collection::stream).toList();
    }

    private List<Guest> of(UserId user, Predicate<Guest> those) {
        return guests.getOrDefault(user, Set.of()).stream().filter(those).toList();
    }

    Uni<GuestAccess> access(Caller caller, ChannelId channel) {
        return authority
                .access(caller, channel)
                .ifNoItem()
                .after(settings.answerWithin())
                .fail();
    }

    /** Why there is no place for guests in a channel. */
    Refusal noPlace(ChannelId channel) {
        return membership.knows(channel) ? GuestRefusals.pushToTalk(channel) : GuestRefusals.unknownHere(channel);
    }

    GuestTerms terms() {
        return settings.terms();
    }

    Router router() {
        return router;
    }

    long now() {
        return ticker.nanos();
    }
}

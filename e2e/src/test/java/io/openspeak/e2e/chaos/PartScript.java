package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up what one client does: it comes, does this and that, goes and comes back, and is at the end either there or away. */
final class PartScript {

    private static final Duration ARRIVALS = Duration.ofSeconds(4);
    private static final Duration MEAN_PAUSE = Duration.ofMillis(3500);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(9);

    private final String client;
    private final Protocol protocol;
    private final List<String> people;
    private final Duration length;
    private final Random random;
    private int texts;
    private String channel = "";

    PartScript(String client, Protocol protocol, List<String> people, Duration length, Random random) {
        this.client = client;
        this.protocol = protocol;
        this.people = people;
        this.length = length;
        this.random = random;
    }

    /** More than the run takes on an idle machine: what is left when it is over is not done. */
    List<Timed<Act>> acts() {
        List<Timed<Act>> acts = new ArrayList<>();
        Duration enough = length.multipliedBy(3);
        boolean here = false;
        Duration after = Duration.ofMillis(random.nextLong(ARRIVALS.toMillis()));
        for (Duration total = after; total.compareTo(enough) < 0; total = total.plus(after)) {
            Act act = here ? next() : new Act.Connect();
            acts.add(new Timed<>(after, act));
            here = !(act instanceof Act.Leave || act instanceof Act.Vanish);
            after = here ? pause() : absence();
        }
        return acts;
    }

    private Duration pause() {
        double exponential = -Math.log(1 - random.nextDouble());
        return Duration.ofMillis((long) (MEAN_PAUSE.toMillis() * Math.clamp(exponential, 0.05, 4)));
    }

    private Duration absence() {
        return Duration.ofMillis(200 + random.nextLong(LONGEST_ABSENCE.toMillis()));
    }

    private Act next() {
        int dice = random.nextInt(100);
        return switch (protocol) {
            case SESSION, WEBSOCKET -> inSession(dice);
            case COLINK -> likeColink(dice);
            case SUBSCRIPTION -> watching(dice);
            case RADIO, RADIO_WATCHER -> likeARadio(dice);
            case UNARY -> likeUnary(dice);
        };
    }

    private Act inSession(int dice) {
        if (dice < 30) {
            return claim();
        }
        if (dice < 43) {
            return move();
        }
        if (dice < 60) {
            return new Act.Mute(random.nextBoolean(), random.nextBoolean());
        }
        if (dice < 75) {
            return new Act.Activity();
        }
        if (dice < 80) {
            return new Act.Watch(Plan.watched(protocol, people, random));
        }
        if (dice < 87) {
            return new Act.Leave();
        }
        return dice < 93 ? new Act.Vanish() : new Act.Cut();
    }

    /** Mostly it goes somewhere: nobody sits in two channels anyway. */
    private Act move() {
        if (!channel.isEmpty() && random.nextDouble() < 0.35) {
            String left = channel;
            channel = "";
            return new Act.Exit(left);
        }
        channel = Meetings.CHANNELS.get(random.nextInt(Meetings.CHANNELS.size()));
        return new Act.Enter(channel);
    }

    private Act likeColink(int dice) {
        if (dice < 45) {
            return move();
        }
        if (dice < 70) {
            return new Act.Activity();
        }
        if (dice < 80) {
            return new Act.Leave();
        }
        return dice < 88 ? new Act.Vanish() : new Act.Cut();
    }

    private Act likeUnary(int dice) {
        if (dice < 15) {
            return move();
        }
        return dice < 85 ? new Act.Activity() : new Act.Vanish();
    }

    private static Act likeARadio(int dice) {
        if (dice < 60) {
            return new Act.Activity();
        }
        if (dice < 73) {
            return new Act.Leave();
        }
        return dice < 86 ? new Act.Vanish() : new Act.Cut();
    }

    /** Mostly it just watches: what it was told is only of worth if it was there all the time. */
    private Act watching(int dice) {
        if (dice < 3) {
            return new Act.Watch(Plan.watched(protocol, people, random));
        }
        return dice < 8 ? new Act.Cut() : new Act.Activity();
    }

    private Act claim() {
        int dice = random.nextInt(100);
        if (dice < 15) {
            return new Act.Claim(PresenceStatus.PRESENCE_STATUS_ONLINE, "");
        }
        PresenceStatus status = dice < 45
                ? PresenceStatus.PRESENCE_STATUS_ONLINE
                : dice < 68
                        ? PresenceStatus.PRESENCE_STATUS_AWAY
                        : dice < 90
                                ? PresenceStatus.PRESENCE_STATUS_DO_NOT_DISTURB
                                : PresenceStatus.PRESENCE_STATUS_INVISIBLE;
        return new Act.Claim(status, client + "-" + ++texts);
    }
}

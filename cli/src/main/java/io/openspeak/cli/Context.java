package io.openspeak.cli;

import io.openspeak.cli.output.Printer;
import io.openspeak.cli.profile.Profile;
import io.openspeak.cli.profile.ProfileStore;
import io.openspeak.client.call.Endpoints;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What commands share: options, output, who acts. */
public final class Context {

    private final Surroundings surroundings;
    private final TargetOptions target;
    private final OutputOptions output = new OutputOptions();
    private final @Nullable Visit standing;

    private Context(Surroundings surroundings, TargetOptions target, @Nullable Visit standing) {
        this.surroundings = surroundings;
        this.target = target;
        this.standing = standing;
    }

    /** For a command that is the whole program. */
    static Context oneShot(Surroundings surroundings) {
        return new Context(surroundings, new TargetOptions(), null);
    }

    /** For commands typed into a shell, which all act in its visit. */
    public Context inShell(Surroundings shell, Visit visit) {
        return new Context(shell, target, visit);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    TargetOptions target() {
        return target;
    }

    OutputOptions output() {
        return output;
    }

    public boolean verbose() {
        return output.verbose;
    }

    public boolean json() {
        return output.json;
    }

    public Printer printer() {
        return new Printer(surroundings.out(), surroundings.err(), output.json);
    }

    public SecretInput secrets() {
        return new SecretInput(surroundings);
    }

    public ProfileStore profiles() {
        return ProfileStore.of(surroundings.environment());
    }

    /** Where a sign-in goes. */
    public Endpoints endpoints() {
        return target.endpoints(surroundings.environment(), Endpoints.on("127.0.0.1"));
    }

    /** Who acts: the named profile, else the latest sign-in. */
    public Profile profile() {
        if (standing != null) {
            return find(standing.user());
        }
        String named = target.profile(surroundings.environment());
        String name = named != null
                ? named
                : profiles()
                        .latest()
                        .orElseThrow(() -> new CliFailure("nobody is signed in", "sign in first: login USER"));
        return find(name);
    }

    private Profile find(String name) {
        Profile kept = profiles()
                .find(name)
                .orElseThrow(() -> new CliFailure(name + " is not signed in here", "sign in first: login " + name));
        return new Profile(
                kept.name(), target.endpoints(surroundings.environment(), kept.endpoints()), kept.credential());
    }

    /** Runs a command's work as the person who acts; its exit code. */
    public int visit(ToIntFunction<Visit> work) {
        if (standing != null) {
            return work.applyAsInt(standing);
        }
        Profile profile = profile();
        if (!output.json) {
            printer().remark("(as " + profile.name() + ")");
        }
        try (Visit visit = Visit.open(profile, false)) {
            return work.applyAsInt(visit);
        }
    }

    /** A visit for a shell. */
    public Visit openStandingVisit() {
        return Visit.open(profile(), true);
    }
}

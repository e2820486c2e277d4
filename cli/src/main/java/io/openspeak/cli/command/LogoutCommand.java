package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.profile.Profile;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.signin.Credential;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Forgets a sign-in, here and at auth-service. */
@Command(name = "logout", mixinStandardHelpOptions = true, description = "Forget the sign-in of the one who acts.")
public final class LogoutCommand implements Callable<Integer> {

    private final Context context;

    LogoutCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Profile profile = context.profile();
        Optional<Credential> signIn = signIn(profile);
        // Here first: whatever the service answers, this machine must not keep the secret.
        context.profiles().remove(profile.name());
        boolean ended = signIn.isPresent() && endAtService(profile, signIn.get());
        context.printer()
                .print(Row.of("signed out " + profile.name())
                        .with("user", profile.name())
                        .with("ended_at_service", ended));
        return 0;
    }

    /** What ends with this profile; a token is its owner's and goes on. */
    private static Optional<Credential> signIn(Profile profile) {
        return switch (profile.credential()) {
            case Credential.Kept kept -> Optional.of(kept.taken());
            case Credential.Access access -> Optional.of(access);
            case Credential.Token token -> Optional.empty();
            case Credential.Password password -> Optional.empty();
            case Credential.External external -> Optional.empty();
        };
    }

    private boolean endAtService(Profile profile, Credential signIn) {
        try (OpenSpeak client = OpenSpeak.signIn(profile.endpoints(), signIn)) {
            client.accounts().logout();
            return true;
        } catch (OpenSpeakException e) {
            context.printer().remark("the service was not told: " + e.getMessage());
            return false;
        }
    }
}

package io.openspeak.cli.command;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.profile.Profile;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a person in and keeps the sign-in for later commands. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = "Sign in. Asks for the password unless a file holds it or a token.")
public final class LoginCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "USER", description = "Account name; not needed with a token.")
    @Nullable
    String user;

    @ArgGroup
    @Nullable
    Source source;

    /** Where the secret comes from. */
    static final class Source {
        @Option(names = "--token-file", paramLabel = "FILE", description = "File with a pre-shared token.")
        @Nullable
        Path tokenFile;

        @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password.")
        @Nullable
        Path passwordFile;

        @Option(
                names = "--access-token-file",
                paramLabel = "FILE",
                description = "File with an access token of an external issuer; good until that ends.")
        @Nullable
        Path accessTokenFile;
    }

    LoginCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Endpoints endpoints = context.endpoints();
        Credential credential = credential();
        try (OpenSpeak client = OpenSpeak.signIn(endpoints, credential)) {
            SignedIn me = client.me();
            String name = me.userId().value();
            if (user != null && !user.equals(name)) {
                throw new CliFailure("the token is " + name + "'s, not " + user + "'s", "use the token of " + user);
            }
            keep(endpoints, credential, me);
            context.printer()
                    .print(Row.of("signed in as " + name + (me.name().equals(name) ? "" : " (" + me.name() + ")"))
                            .with("user", name)
                            .with("name", me.name())
                            .with("roles", me.roles())
                            .with("expires_at", me.expiresAt().toEpochMilli()));
        }
        return 0;
    }

    private Credential credential() {
        Source given = source;
        if (given != null && given.tokenFile != null) {
            return new Credential.Token(firstLine(given.tokenFile, "token"));
        }
        if (given != null && given.accessTokenFile != null) {
            String accessToken = firstLine(given.accessTokenFile, "access token");
            return new Credential.External(() -> accessToken);
        }
        String name = user;
        if (name == null) {
            throw new CliFailure("whose password?", "name the account: login USER, or use --token-file FILE");
        }
        if (given != null && given.passwordFile != null) {
            return new Credential.Password(name, firstLine(given.passwordFile, "password"));
        }
        return new Credential.Password(
                name,
                context.surroundings()
                        .askSecret()
                        .apply("Password of " + name + ": ")
                        .orElseThrow(() -> new CliFailure(
                                "there is no terminal to ask for the password",
                                "use --password-file or --token-file")));
    }

    /** A password is not kept; the tokens that it gave are, which go on until they are left unused or signed out. */
    private void keep(Endpoints endpoints, Credential credential, SignedIn me) {
        switch (credential) {
            case Credential.Password password -> context.profiles().save(endpoints, me);
            case Credential.External external ->
                save(endpoints, me, new Credential.Access(me.userId(), me.accessToken(), me.expiresAt()));
            default -> save(endpoints, me, credential);
        }
    }

    private void save(Endpoints endpoints, SignedIn me, Credential credential) {
        context.profiles().save(new Profile(me.userId().value(), endpoints, credential));
    }

    private static String firstLine(Path file, String what) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new CliFailure(file + " is empty", "put the " + what + " on its first line"));
        } catch (IOException e) {
            throw new CliFailure("can't read " + file, "name a file with the " + what + " on its first line", e);
        }
    }
}

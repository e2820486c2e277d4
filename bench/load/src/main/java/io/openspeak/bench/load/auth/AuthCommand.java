package io.openspeak.bench.load.auth;

import io.grpc.stub.StreamObserver;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.auth.v1.ValidateTokenRequest;
import io.openspeak.auth.v1.ValidateTokenResponse;
import io.openspeak.bench.load.measure.Meter;
import io.openspeak.bench.load.measure.Range;
import io.openspeak.bench.load.rate.Calls;
import io.openspeak.bench.load.rate.Ladder;
import io.openspeak.bench.load.rate.LadderOptions;
import io.openspeak.bench.load.rate.OpenLoop;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.bench.load.rate.StepReport;
import io.openspeak.bench.load.site.Callers;
import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code auth}: ValidateToken at rising load on an installation of its own. */
@Command(
        name = "auth",
        description = "Validates tokens at rising rates until answers come too late or not at all.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class AuthCommand implements Callable<Integer> {

    private static final String REDIS = "redis";
    private static final List<String> PROCESSES = List.of(Service.AUTH.module(), REDIS);

    /** What is validated. */
    enum Sort {
        ACCESS,
        API
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    LadderOptions ladder = new LadderOptions();

    @Option(names = "--callers", defaultValue = "20", description = "People who ask.")
    int callers;

    @Option(names = "--connections", defaultValue = "8", description = "Connections that they share.")
    int connections;

    @Option(
            names = "--token",
            split = ",",
            defaultValue = "ACCESS,API",
            description = "What to validate, of ${COMPLETION-CANDIDATES}.")
    List<Sort> sorts = List.of();

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    boolean json;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ladder plan = plan();
        List<String> people =
                IntStream.range(0, callers).mapToObj(index -> "caller-" + index).toList();
        Path folder = Site.folder("auth");
        tell("Starting OpenSpeak in " + folder + " ...");
        List<Step> steps = new ArrayList<>();
        try (Site site = Site.open(folder, people, this::settle);
                Callers crowd = Callers.enter(site, people, Service.AUTH, connections)) {
            OpenLoop loop = new OpenLoop(new Meter(processes(site)));
            for (Sort sort : sorts) {
                String name = "ValidateToken, " + sort.name().toLowerCase(Locale.ROOT) + " token";
                steps.addAll(plan.climb(name, loop, validations(crowd, token(site, sort)), this::tell));
            }
        }
        StepReport.print(commandLine().getOut(), json, "auth", plan, steps, PROCESSES);
        return 0;
    }

    Ladder plan() {
        try {
            Range.require("callers", callers, 1, 5000);
            Range.require("connections", connections, 1, 1000);
            return ladder.ladder();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private void settle(LocalInstallationBuilder builder) {
        Site.withoutLimits(builder);
        service.apply(builder, Service.AUTH);
    }

    private static Map<String, Long> processes(Site site) {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put(Service.AUTH.module(), site.pid(Service.AUTH));
        pids.put(REDIS, site.redisPid());
        return pids;
    }

    private static String token(Site site, Sort sort) {
        try (OpenSpeak admin = site.signIn("admin")) {
            return switch (sort) {
                case ACCESS -> admin.me().accessToken();
                case API -> apiToken(site, admin);
            };
        }
    }

    /** API tokens need an account, which people of the tokens file have not. */
    private static String apiToken(Site site, OpenSpeak admin) {
        String holder = "token-holder";
        String password = admin.accounts().create(new UserId(holder), holder, List.of("member"));
        try (OpenSpeak owner = OpenSpeak.signIn(site.endpoints(), new Credential.Password(holder, password))) {
            return owner.apiTokens()
                    .create("load", null, List.of(), Duration.ofDays(1))
                    .secret();
        }
    }

    private static Calls validations(Callers crowd, String token) {
        ValidateTokenRequest request =
                ValidateTokenRequest.newBuilder().setToken(token).build();
        return (number, outcome) -> AuthServiceGrpc.newStub(crowd.connection(number))
                .withCallCredentials(crowd.credentials(number))
                .validateToken(request, new Validity(outcome));
    }

    /** An answer that calls the token invalid is a failure here. */
    private record Validity(Calls.Outcome outcome) implements StreamObserver<ValidateTokenResponse> {

        @Override
        public void onNext(ValidateTokenResponse answer) {
            outcome.ended(answer.getValid() ? null : answer.getReason());
        }

        @Override
        public void onError(Throwable thrown) {
            outcome.ended(OpenSpeakException.of(thrown).reason());
        }

        @Override
        public void onCompleted() {
            // Told with the answer.
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void tell(String what) {
        commandLine().getErr().println(what);
    }
}

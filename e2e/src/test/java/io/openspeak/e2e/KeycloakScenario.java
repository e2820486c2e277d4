package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.SignedIn;
import io.openspeak.launcher.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of a real Keycloak, which is set up by the commands of the page on federation, in an installation with that page's settings. */
class KeycloakScenario {

    private static final String PAGE = "federation.md";
    private static final Pattern SETTINGS = Pattern.compile("```properties\\n(.*?)```", Pattern.DOTALL);
    private static final String ADDRESS_ON_PAGE = "https://id.example.org";

    private static final String PASSWORD = "correct horse battery staple";
    private static final UserId NORA = new UserId("keycloak:nora");
    private static final ChannelId GENERAL = new ChannelId("general");
    private static final String REVOKED = "it was revoked";
    private static final Duration CUT_WITHIN = Duration.ofSeconds(1);

    /** {@code jwks-min-interval} of external issuers. */
    private static final Duration ASKED_EVERY = Duration.ofSeconds(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path home;

    private static String page = "";
    private static KeycloakServer keycloak;
    private static Installation installation;
    private static Terminal terminal;

    @BeforeAll
    static void setUpAsThePageSays() throws Exception {
        page = DocumentedCommands.text(PAGE);
        long began = System.nanoTime();
        keycloak = new KeycloakServer();
        // The services first: as the page says, Keycloak need not be there when they start.
        installation = Installation.withSettings("keycloak-installation", settings());
        keycloak.start();
        long ready = System.nanoTime();
        terminal = new Terminal(home, installation)
                .with("KEYCLOAK", keycloak.address())
                .with("KC_CLI_PASSWORD", KeycloakServer.ADMIN_PASSWORD)
                .with("KC_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("PATH", KeycloakServer.commands() + ":" + System.getenv("PATH"));
        DocumentedCommands.of(PAGE, page).typedInto(terminal);
        System.out.printf(
                "the services and Keycloak started in %d s, the page was typed in %d s%n",
                Duration.ofNanos(ready - began).toSeconds(),
                Duration.ofNanos(System.nanoTime() - ready).toSeconds());
    }

    /** The page's first block of settings, with the address of this Keycloak. */
    private static String settings() {
        Matcher block = SETTINGS.matcher(page);
        assertThat(block.find()).as("settings on the page").isTrue();
        assertThat(block.group(1)).contains(ADDRESS_ON_PAGE);
        return block.group(1).replace(ADDRESS_ON_PAGE, keycloak.address());
    }

    @AfterAll
    static void end() {
        if (installation != null) {
            installation.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void person_isKnownSeenAndHeard_asOneOfOurs() {
        try (TestUser alice = TestUser.online(ours("alice"), NORA.value()).joins("general");
                TestUser nora = TestUser.online(awaitAccepted()).joins("general")) {
            Speech.of(20).saidBy(nora);
            Speech.of(20).saidBy(alice);

            alice.awaitHeard(NORA.value(), 10);
            nora.awaitHeard("alice", 10);
            WhoAmIResponse me = nora.client.signIns().whoAmI();
            assertThat(me.getUserId()).isEqualTo(NORA.value());
            assertThat(me.getName()).isEqualTo("Nora Quist");
            assertThat(me.getRolesList()).containsExactlyInAnyOrder("member", "moderator");
            assertThat(me.getIssuer()).isEqualTo(keycloak.address() + "/realms/team");
            assertThat(alice.client.presence().of(NORA).getName()).isEqualTo("Nora Quist");
            assertThat(alice.client.presence().of(NORA).getCurrentChannelId()).isEqualTo("general");
            assertThat(alice.client.channels().members(GENERAL))
                    .anyMatch(member -> member.getUserId().equals(NORA.value()));
            // A right that only the mapped role gives.
            nora.client.channels().create(new ChannelId("noras-" + UUID.randomUUID()), 0);
        }
    }

    @Test
    void tokensThatAreNotForUs_areRefused_withTheReasonsOfThePage() {
        String grant = keycloak.grant(
                "team",
                Map.of(
                        "grant_type", "password",
                        "client_id", "team-app",
                        "username", "nora",
                        "password", PASSWORD,
                        "scope", "openid"));

        assertRefused(keycloak.accessToken("team", "admin-cli", "nora", PASSWORD), "it is not meant for us");
        assertRefused(
                keycloak.accessToken("master", "admin-cli", "admin", KeycloakServer.ADMIN_PASSWORD),
                "its issuer is not trusted here");
        assertRefused(KeycloakServer.field(grant, "id_token"), "it is not meant for us");
        assertRefused(KeycloakServer.field(grant, "refresh_token"), "it is not signed as its issuer signs");
        assertRefused(
                ForgedToken.withPayload(KeycloakServer.field(grant, "access_token"), "\"nora\"", "\"root\""),
                "it was tampered with");
    }

    @Test
    void token_thatHasEnded_isRefused() throws Exception {
        terminal.run("kcadm.sh update realms/team -s accessTokenLifespan=2");
        String shortLived = token();
        terminal.run("kcadm.sh update realms/team -s accessTokenLifespan=300");

        // It counts for as long as clocks may differ.
        await().atMost(TestUser.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(shortLived).statusCode() == 401);

        assertRefused(shortLived, "it has ended");
    }

    @Test
    void newKey_countsWithItsFirstToken_andMadeUpOnesAskKeycloakSeldom() throws Exception {
        String before = token();
        terminal.run("kcadm.sh create components -r team -s name=later -s providerId=rsa-generated"
                + " -s providerType=org.keycloak.keys.KeyProvider -s 'config.priority=[\"300\"]'");
        String after = token();
        assertThat(ForgedToken.header(after)).isNotEqualTo(ForgedToken.header(before));
        long began = System.nanoTime();

        assertThat(get(after).statusCode()).isEqualTo(200);

        System.out.printf(
                "the first token of a new key was accepted after %d ms%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(get(before).statusCode()).isEqualTo(200);
        assertAsksSeldom(after);
    }

    /** A flood of made-up key ids, against the requests that Keycloak's own log tells of. */
    private static void assertAsksSeldom(String token) {
        long asked = keycloak.keySetRequests("team");
        long began = System.nanoTime();
        List<CompletableFuture<Integer>> flood = Stream.generate(
                        () -> ForgedToken.withKeyId(token, "made-up-" + UUID.randomUUID()))
                .limit(500)
                .map(made ->
                        HTTP.sendAsync(request(made), BodyHandlers.discarding()).thenApply(HttpResponse::statusCode))
                .toList();
        assertThat(flood.stream().map(CompletableFuture::join).distinct()).containsExactly(401);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long more = keycloak.keySetRequests("team") - asked;
        System.out.printf("500 made-up keys within %d ms asked Keycloak %d times%n", took.toMillis(), more);
        assertThat(more).isLessThanOrEqualTo(took.dividedBy(ASKED_EVERY) + 2);
    }

    @Test
    void signedOut_isCutEverywhere_andBackWithANewToken() throws Exception {
        cutBy(admin -> admin.signIns().revoke(NORA, "test"));

        awaitAccepted().close();
    }

    @Test
    void shutOut_isCutEverywhere_andStaysOutWhateverKeycloakSays() throws Exception {
        try {
            cutBy(admin -> disable(admin, true));

            assertRefused(token(), REVOKED);
        } finally {
            try (OpenSpeak admin = ours("admin")) {
                disable(admin, false);
            }
        }
        awaitAccepted().close();
    }

    /** Somebody who sits in a channel and talks is gone for all others, and the token opens nothing any more. */
    private static void cutBy(Consumer<OpenSpeak> act) throws Exception {
        TestUser nora = TestUser.online(awaitAccepted()).joins("general");
        // Who was cut can't even say goodbye.
        try (AutoCloseable cut = nora.client::cut;
                OpenSpeak admin = ours("admin");
                TestUser alice = TestUser.online(ours("alice"), NORA.value()).joins("general")) {
            Speech.of(20).saidBy(nora);
            alice.awaitHeard(NORA.value(), 10);
            SignedIn me = nora.client.me();

            act.accept(admin);
            long returned = System.nanoTime();

            long offlineAt = alice.awaitEvent(
                            event -> event.getUserOffline().getUserId().equals(NORA.value()))
                    .nanos();
            Duration offlineAfter = Duration.ofNanos(offlineAt - returned);
            System.out.printf("cut: offline for others %d ms after the call returned%n", offlineAfter.toMillis());
            assertThat(offlineAfter).isLessThan(Standstill.added(CUT_WITHIN, returned, offlineAt));
            await().atMost(TestUser.PATIENCE)
                    .until(() -> !(nora.room().connection().state() instanceof LinkState.Live));
            await().atMost(TestUser.PATIENCE)
                    .untilAsserted(() -> assertThat(alice.client.channels().members(GENERAL))
                            .noneMatch(member -> member.getUserId().equals(NORA.value())));
            await().atMost(TestUser.PATIENCE).untilAsserted(() -> assertRefused(me.accessToken(), REVOKED));
            Duration refusedAfter = Duration.ofNanos(System.nanoTime() - returned);
            System.out.printf(
                    "cut: every service refused the token %d ms after the call returned%n", refusedAfter.toMillis());
        }
    }

    private static void disable(OpenSpeak admin, boolean disabled) {
        admin.accountRegister()
                .update(UpdateAccountRequest.newBuilder()
                        .setUserId(NORA.value())
                        .setDisabled(disabled)
                        .build());
    }

    /** Every service refuses it, for a reason that the page has a row for. */
    private static void assertRefused(String token, String why) {
        assertThat(page).contains("| " + why + " |");
        Credential.Access shown =
                new Credential.Access(NORA, token, Instant.now().plusSeconds(3600));
        try (OpenSpeak client = installation.signIn(shown, 0, 0)) {
            assertRefused(why, () -> client.signIns().whoAmI());
            assertRefused(why, () -> client.presence().online());
            assertRefused(why, () -> client.channels().list());
        }
        assertThat(get(token).statusCode()).isEqualTo(401);
    }

    private static void assertRefused(String why, ThrowingCallable call) {
        OpenSpeakException refused = catchThrowableOfType(OpenSpeakException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo("unauthorized");
        assertThat(refused.explanation()).contains(why);
    }

    /** A client of hers; a token of the second in which she was signed out does not count, the next one does. */
    private static OpenSpeak awaitAccepted() {
        return await().atMost(TestUser.PATIENCE)
                .ignoreException(OpenSpeakException.class)
                .until(KeycloakScenario::signIn, client -> true);
    }

    private static OpenSpeak signIn() {
        String token = token();
        return installation.signIn(new Credential.External(() -> token), 0, 0);
    }

    private static OpenSpeak ours(String user) {
        return installation.signIn(new Credential.Token(installation.token(user)), 0, 0);
    }

    private static String token() {
        return keycloak.accessToken("team", "team-app", "nora", PASSWORD);
    }

    private static HttpResponse<Void> get(String token) {
        return HTTP.sendAsync(request(token), BodyHandlers.discarding()).join();
    }

    private static HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create("http://" + installation.address(Service.AUTH, 0) + "/auth/me"))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}

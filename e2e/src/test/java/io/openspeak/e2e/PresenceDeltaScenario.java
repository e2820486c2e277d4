package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.client.ClientOptions;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import io.openspeak.launcher.Service;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;
import io.openspeak.presence.v1.UserSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The scenarios of the specification "User Presence Tracking" (change add-presence-tracking), each by its name, over two presence
 * pods: who watches is on another pod than who acts. Idle after 4 s in place of 5 min.
 */
class PresenceDeltaScenario {

    private static final List<String> PEOPLE = List.of("anna", "ben", "cleo", "dan", "eve");
    private static final String GENERAL = "general";
    private static final String ANNOUNCEMENTS = "announcements";
    private static Installation installation;

    private final List<TestUser> here = new ArrayList<>();

    @BeforeAll
    static void start() {
        installation = Installation.ofItsOwn(
                "delta",
                wishes -> wishes.pods(Service.PRESENCE, 2)
                        .env(Service.PRESENCE, "OPENSPEAK_PRESENCE_IDLE", "4s")
                        .env(Service.PRESENCE, "OPENSPEAK_PRESENCE_ACTIVITY_GRAIN", "200ms")
                        .people(PEOPLE.toArray(new String[0])));
        try (OpenSpeak admin = client("admin", 0)) {
            admin.channels().create(new ChannelId(ANNOUNCEMENTS), 0);
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @AfterEach
    void everybodyGoes() {
        here.forEach(TestUser::close);
        try (OpenSpeak admin = client("admin", 0)) {
            await().atMost(TestUser.PATIENCE)
                    .until(() -> admin.presence().online().isEmpty());
        }
    }

    private static OpenSpeak client(String user, int presencePod) {
        return OpenSpeak.signIn(
                installation.endpoints(presencePod, 0),
                new Credential.Token(installation.token(user)),
                ClientOptions.DEFAULT);
    }

    private TestUser online(String user, int presencePod, String... watched) {
        TestUser online = TestUser.online(client(user, presencePod), watched);
        here.add(online);
        return online;
    }

    private static UserPresence seen(TestUser by, String user) {
        return by.client.presence().of(new UserId(user));
    }

    @Test
    void userSessionCreatedOnConnection() {
        TestUser anna = online("anna", 0);

        UserSession session = anna.session.session();

        assertThat(session.getUserId()).isEqualTo("anna");
        assertThat(session.getSessionId()).isNotEmpty();
        assertThat(session.getConnectedAt()).isPositive();
        assertThat(seen(anna, "anna").getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_ONLINE);
        assertThat(anna.client.presence().explain().getSessionsList())
                .extracting(UserSession::getSessionId)
                .containsExactly(session.getSessionId());
    }

    @Test
    void sessionDestroyedOnDisconnect() {
        TestUser ben = online("ben", 1, "anna");
        TestUser anna = online("anna", 0).joins(GENERAL);
        ben.awaitEvent(event -> event.getChannelChanged().getUserId().equals("anna"));

        here.remove(anna);
        anna.session.close();

        ben.awaitEvent(event -> event.getUserOffline().getUserId().equals("anna"));
        assertThat(seen(ben, "anna").getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_OFFLINE);
        await().atMost(TestUser.PATIENCE)
                .untilAsserted(() -> assertThat(ben.client
                                .channels()
                                .get(new ChannelId(GENERAL))
                                .getMemberCount())
                        .isZero());
        anna.client.close();
    }

    @Test
    void userStatusTransitions() {
        TestUser ben = online("ben", 1, "anna");
        TestUser anna = online("anna", 0);
        ben.awaitEvent(
                event -> event.getUserOnline().getPresence().getStatus() == PresenceStatus.PRESENCE_STATUS_ONLINE);

        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_IDLE);
        ben.forgets();
        anna.session.reportActivity().join();

        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_ONLINE);
    }

    @Test
    void presenceBroadcast() {
        TestUser ben = online("ben", 1, "anna");

        online("anna", 0);

        PresenceEvent told = ben.awaitEvent(PresenceEvent::hasUserOnline).event();
        assertThat(told.getUserOnline().getPresence().getUserId()).isEqualTo("anna");
        assertThat(told.getUserOnline().getPresence().getConnectedAt()).isPositive();
        assertThat(ben.client.presence().online())
                .extracting(UserPresence::getUserId)
                .contains("anna");
    }

    @Test
    void idleDetectionAfterTimeout() {
        TestUser ben = online("ben", 1, "anna");
        online("anna", 0);

        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_IDLE);

        assertThat(seen(ben, "anna").getStatus()).isEqualTo(PresenceStatus.PRESENCE_STATUS_IDLE);
    }

    @Test
    void activityResumes() {
        TestUser ben = online("ben", 1, "anna");
        TestUser anna = online("anna", 0);
        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_IDLE);
        ben.forgets();

        anna.joins(GENERAL);

        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_ONLINE);
        // The idle timer begins anew.
        awaitStatus(ben, PresenceStatus.PRESENCE_STATUS_IDLE);
    }

    private static void awaitStatus(TestUser by, PresenceStatus status) {
        by.awaitEvent(event -> event.getStatusChanged().getUserId().equals("anna")
                && event.getStatusChanged().getNewStatus() == status);
    }

    @Test
    void channelPresenceTracked() {
        TestUser ben = online("ben", 1, "anna");
        TestUser anna = online("anna", 0).joins(GENERAL);
        awaitChannel(ben, "", GENERAL);
        assertThat(seen(ben, "anna").getCurrentChannelId()).isEqualTo(GENERAL);

        anna.room().close();
        awaitChannel(ben, GENERAL, "");
        anna.joins(ANNOUNCEMENTS);

        awaitChannel(ben, "", ANNOUNCEMENTS);
        assertThat(seen(ben, "anna").getCurrentChannelId()).isEqualTo(ANNOUNCEMENTS);
    }

    private static void awaitChannel(TestUser by, String before, String after) {
        by.awaitEvent(event -> event.hasChannelChanged()
                && event.getChannelChanged().getUserId().equals("anna")
                && event.getChannelChanged().getOldChannelId().equals(before)
                && event.getChannelChanged().getNewChannelId().equals(after));
    }

    @Test
    void userMutesMicrophone() {
        TestUser ben = online("ben", 1).joins(GENERAL);
        TestUser anna = online("anna", 0).joins(GENERAL);
        ben.awaitEvent(event -> event.getState().getUserId().equals("anna")
                || event.getUserOnline().getPresence().getUserId().equals("anna")
                || event.getChannelChanged().getUserId().equals("anna"));

        anna.mutes(true);

        // Ben sits in the same channel, and lists nobody.
        ben.awaitEvent(event -> event.getMuteChanged().getUserId().equals("anna")
                && event.getMuteChanged().getMicrophoneMuted());
        assertThat(seen(ben, "anna").getIsMicrophoneMuted()).isTrue();
    }

    @Test
    void multipleMuteStates() {
        TestUser anna = online("anna", 0).joins(GENERAL);

        Position microphone = anna.session.muteMicrophone(true).join();
        UserPresence first = anna.client.presence().me(microphone);
        Position both = anna.session.muteSpeaker(true).join();
        UserPresence second = anna.client.presence().me(both);

        assertThat(first.getIsMicrophoneMuted()).isTrue();
        assertThat(first.getIsSpeakerMuted()).isFalse();
        assertThat(second.getIsMicrophoneMuted()).isTrue();
        assertThat(second.getIsSpeakerMuted()).isTrue();
    }

    @Test
    void getOnlineUsersList() {
        IntStream.range(0, PEOPLE.size()).forEach(i -> online(PEOPLE.get(i), i % 2));
        TestUser anna = here.getFirst().joins(GENERAL);
        anna.mutes(true);

        await().atMost(TestUser.PATIENCE).untilAsserted(() -> {
            List<UserPresence> online = here.getLast().client.presence().online();
            assertThat(online).extracting(UserPresence::getUserId).containsExactlyElementsOf(PEOPLE);
            assertThat(online.getFirst().getCurrentChannelId()).isEqualTo(GENERAL);
            assertThat(online.getFirst().getIsMicrophoneMuted()).isTrue();
            assertThat(online).allMatch(user -> user.getStatus() != PresenceStatus.PRESENCE_STATUS_OFFLINE);
        });
    }

    @Test
    void getChannelMembersWithPresence() {
        TestUser anna = online("anna", 0).joins(GENERAL);
        online("ben", 1).joins(GENERAL);
        online("cleo", 0).joins(GENERAL);
        anna.mutes(true);

        await().atMost(TestUser.PATIENCE).untilAsserted(() -> {
            List<UserPresence> members = here.get(1).client.presence().members(new ChannelId(GENERAL), Position.NONE);
            assertThat(members).extracting(UserPresence::getUserId).containsExactly("anna", "ben", "cleo");
            assertThat(members).extracting(UserPresence::getIsMicrophoneMuted).containsExactly(true, false, false);
        });
    }

    @Test
    void presenceEventBroadcast() {
        TestUser anna = online("anna", 0, "ben", "cleo");
        TestUser cleo = online("cleo", 1);
        anna.awaitEvent(event -> event.getUserOnline().getPresence().getUserId().equals("cleo"));

        online("ben", 1);
        cleo.joins(GENERAL);

        PresenceEvent ben = anna.awaitEvent(
                        event -> event.getUserOnline().getPresence().getUserId().equals("ben"))
                .event();
        assertThat(ben.getUserOnline().getPresence().getPlatform()).isNotEmpty();
        assertThat(ben.getUserOnline().getTimestamp()).isPositive();
        anna.awaitEvent(event -> event.getChannelChanged().getUserId().equals("cleo")
                && event.getChannelChanged().getNewChannelId().equals(GENERAL));
    }
}

package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.channel.v1.BanMemberRequest;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.channel.Channels;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.SignedIn;
import io.openspeak.launcher.Service;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removing somebody is one act: what was open is cut, on every pod, and nothing opens again. */
class RemovalScenario {

    /** How long after a ban returned the last frame may be heard. */
    private static final Duration AFTER_BAN = Duration.ofMillis(250);

    /** The same for an account that was disabled: revocations reach all services within this. */
    private static final Duration AFTER_REVOCATION = Duration.ofSeconds(1);

    private static final ChannelId GENERAL = new ChannelId("general");

    private OpenSpeak admin;
    private Credential.Password account;

    @BeforeEach
    void someoneNew() {
        admin = Installation.running().signIn("admin", 0, 0);
        String name = "heidi-" + UUID.randomUUID().toString().substring(0, 8);
        account = new Credential.Password(name, admin.accounts().create(new UserId(name), name, List.of("member")));
    }

    @AfterEach
    void end() {
        admin.close();
    }

    @Test
    void disabledAccount_isCutEverywhere_alsoOnAPodThatStartsLater() throws Exception {
        TestUser heidi = TestUser.onlineAt(0, 0, account).joins("general");
        TestUser heidiElsewhere = TestUser.onlineAt(0, 1, account).joins("general");
        // Who was shut out can't even say goodbye.
        try (AutoCloseable here = heidi.client::cut;
                AutoCloseable elsewhere = heidiElsewhere.client::cut;
                TestUser near = TestUser.onlineAt(1, 0, "bob", account.name()).joins("general");
                TestUser far = TestUser.onlineAt(1, 1, "carol").joins("general");
                Talker talking = new Talker(heidi);
                Talker talkingElsewhere = new Talker(heidiElsewhere)) {
            near.awaitHeard(account.name(), 10);
            far.awaitHeard(account.name(), 10);
            SignedIn me = heidi.client.me();
            Credential.Access stolen = new Credential.Access(me.userId(), me.accessToken(), me.expiresAt());

            admin.accountRegister()
                    .update(UpdateAccountRequest.newBuilder()
                            .setUserId(account.name())
                            .setDisabled(true)
                            .build());
            long returned = System.nanoTime();

            long offlineAt = near.awaitEvent(
                            event -> event.getUserOffline().getUserId().equals(account.name()))
                    .nanos();
            Duration offlineAfter = Duration.ofNanos(offlineAt - returned);
            assertSilentSince(returned, AFTER_REVOCATION, near, far);
            System.out.printf("disabled: offline for others %d ms after the call returned%n", offlineAfter.toMillis());
            assertThat(offlineAfter).isLessThan(Standstill.added(AFTER_REVOCATION, returned, offlineAt));
            assertThat(near.told())
                    .noneMatch(event -> event.getReconnecting().getUserId().equals(account.name())
                            && event.getReconnecting().getReconnecting());
            await().atMost(TestUser.PATIENCE)
                    .untilAsserted(() -> assertThat(admin.channels().members(GENERAL))
                            .noneMatch(member -> member.getUserId().equals(account.name())));
            assertThatThrownBy(() -> Installation.running().signIn(account, 0, 0))
                    .isInstanceOfSatisfying(
                            OpenSpeakException.class,
                            refused -> assertThat(refused.reason()).isEqualTo("account_disabled"));

            var pod = Installation.running().local().pod(Service.PRESENCE, 0);
            pod.kill();
            pod.start();
            pod.awaitReady(TestUser.PATIENCE);
            try (OpenSpeak thief = Installation.running().signIn(stolen, 0, 0)) {
                assertUnauthorized(() -> thief.presence().online());
                assertUnauthorized(() -> thief.channels().members(GENERAL));
            }
        }
    }

    @Test
    void bannedSpeaker_isNotHeardAnyMore_andStaysOut() {
        try (TestUser near = TestUser.onlineAt(1, 0, "bob").joins("general");
                TestUser far = TestUser.onlineAt(1, 1, "carol").joins("general");
                TestUser heidi = TestUser.onlineAt(0, 0, account).joins("general");
                TestUser heidiElsewhere = TestUser.onlineAt(0, 1, account).joins("general");
                Talker talking = new Talker(heidi);
                Talker talkingElsewhere = new Talker(heidiElsewhere)) {
            near.awaitHeard(account.name(), 10);
            far.awaitHeard(account.name(), 10);

            admin.moderation()
                    .ban(BanMemberRequest.newBuilder()
                            .setChannelId(GENERAL.value())
                            .setUserId(account.name())
                            .setReason("shouting")
                            .build());
            long returned = System.nanoTime();

            assertSilentSince(returned, AFTER_BAN, near, far);
            Channels channels = heidi.client.channels();
            assertThatThrownBy(() -> channels.join(GENERAL, null))
                    .isInstanceOfSatisfying(
                            OpenSpeakException.class,
                            refused -> assertThat(refused.reason()).isEqualTo("banned"));
            assertThat(admin.channels().members(GENERAL))
                    .noneMatch(member -> member.getUserId().equals(account.name()));
        }
    }

    private static void assertUnauthorized(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OpenSpeakException.class,
                        refused -> assertThat(refused.reason()).isEqualTo("unauthorized"));
    }

    /** The talker goes on trying for a while; nothing of it is heard later than it may be. */
    private static void assertSilentSince(long returned, Duration within, TestUser... listeners) {
        LockSupport.parkNanos(within.toNanos() + TimeUnit.SECONDS.toNanos(1));
        for (TestUser listener : listeners) {
            long last = listener.lastHeard();
            Duration late = Duration.ofNanos(last - returned);
            System.out.printf("%s: last frame %d ms after the call returned%n", listener.name, late.toMillis());
            assertThat(late).isLessThan(Standstill.added(within, returned, last));
        }
    }
}

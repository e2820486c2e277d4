package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.PasswordCredential;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.UpdateChannelRequest;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of fields as contracts declare them. */
class DeclaredLimitsTest {

    private final DeclaredLimits limits = new DeclaredLimits();

    static Stream<Message> good() {
        return Stream.of(
                JoinChannelRequest.newBuilder().setChannelId("general").build(),
                LoginRequest.newBuilder().setToken("t").build(),
                LoginRequest.getDefaultInstance(),
                UpdateChannelRequest.newBuilder().setChannelId("c").build(),
                CreateChannelRequest.newBuilder()
                        .addAllParticipants(Collections.nCopies(64, "p"))
                        .setTopic("x".repeat(1024))
                        .build());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("channel_id", JoinChannelRequest.getDefaultInstance()),
                Arguments.of(
                        "channel_id",
                        JoinChannelRequest.newBuilder().setChannelId("no id").build()),
                Arguments.of(
                        "session_id",
                        JoinChannelRequest.newBuilder()
                                .setChannelId("c")
                                .setSessionId("{}")
                                .build()),
                Arguments.of(
                        "topic",
                        CreateChannelRequest.newBuilder()
                                .setTopic("x".repeat(1025))
                                .build()),
                Arguments.of(
                        "participants",
                        CreateChannelRequest.newBuilder()
                                .addAllParticipants(Collections.nCopies(65, "p"))
                                .build()),
                Arguments.of(
                        "participants",
                        CreateChannelRequest.newBuilder().addParticipants("a b").build()),
                Arguments.of(
                        "name",
                        UpdateChannelRequest.newBuilder()
                                .setChannelId("c")
                                .setName("x".repeat(65))
                                .build()),
                Arguments.of(
                        "roles",
                        CreateAccountRequest.newBuilder()
                                .setUserId("u")
                                .addAllRoles(Collections.nCopies(17, "member"))
                                .build()),
                // Without a limit of its own, and nested in a message.
                Arguments.of(
                        "roles",
                        CreateAccountRequest.newBuilder()
                                .setUserId("u")
                                .addRoles("x".repeat(4097))
                                .build()),
                Arguments.of(
                        "password",
                        LoginRequest.newBuilder()
                                .setPassword(PasswordCredential.newBuilder().setName("n"))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void check_withinLimits_passes(Message message) {
        assertThatCode(() -> limits.check(message)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void check_brokenLimit_namesTheField(String field, Message message) {
        assertThatThrownBy(() -> limits.check(message))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("'" + field + "'")
                .extracting(refused -> ((Failure) refused).reason())
                .isEqualTo(Reason.INVALID_REQUEST);
    }
}

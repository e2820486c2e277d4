package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import grpc.health.v1.HealthGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every RPC of every contract says who may call it. */
class DeclaredAccessTest {

    static Stream<MethodDescriptor<?, ?>> rpcs() {
        List<ServiceDescriptor> services = List.of(
                AuthServiceGrpc.getServiceDescriptor(),
                ChannelServiceGrpc.getServiceDescriptor(),
                PresenceServiceGrpc.getServiceDescriptor(),
                VoiceServiceGrpc.getServiceDescriptor());
        return services.stream().flatMap(service -> service.getMethods().stream());
    }

    @ParameterizedTest
    @MethodSource("rpcs")
    void of_anyRpc_isDeclared(MethodDescriptor<?, ?> rpc) {
        assertThat(DeclaredAccess.of(rpc)).isNotIn(Access.ACCESS_UNSPECIFIED, Access.UNRECOGNIZED);
    }

    @ParameterizedTest
    @MethodSource("rpcs")
    void scopeOf_anyRpcOfPeople_isDeclared(MethodDescriptor<?, ?> rpc) {
        boolean ofPeople = !Set.of(Access.ACCESS_ANYONE, Access.ACCESS_SERVICE).contains(DeclaredAccess.of(rpc));
        assertThat(DeclaredAccess.scopeOf(rpc) != Scope.SCOPE_UNSPECIFIED).isEqualTo(ofPeople);
    }

    /** Shows that the tests above can fail: a contract that knows nothing of our rules. */
    @Test
    void of_foreignRpc_isUnspecified() {
        assertThat(DeclaredAccess.of(HealthGrpc.getCheckMethod())).isEqualTo(Access.ACCESS_UNSPECIFIED);
    }

    @Test
    void openToAnyone_isSigningInOnly() {
        assertThat(rpcs().filter(rpc -> DeclaredAccess.of(rpc) == Access.ACCESS_ANYONE))
                .extracting(MethodDescriptor::getFullMethodName)
                .containsExactlyInAnyOrder(
                        "openspeak.auth.v1.AuthService/Login", "openspeak.auth.v1.AuthService/Refresh");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_SIGNED_IN, MEMBER, true",
        "ACCESS_MODERATOR, MEMBER, false",
        "ACCESS_MODERATOR, MODERATOR, true",
        "ACCESS_MODERATOR, ADMIN, true",
        "ACCESS_MODERATOR, SERVICE, false",
        "ACCESS_ADMIN, MODERATOR, false",
        "ACCESS_ADMIN, ADMIN, true",
        "ACCESS_SERVICE, ADMIN, false",
        "ACCESS_SERVICE, SERVICE, true",
    })
    void permits_role_asDeclared(Access access, Role role, boolean permitted) {
        assertThat(DeclaredAccess.permits(access, caller(role))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void permits_undeclared_nobody(Role role) {
        assertThat(DeclaredAccess.permits(Access.ACCESS_UNSPECIFIED, caller(role)))
                .isFalse();
    }

    private static Caller caller(Role role) {
        return new Caller(
                new UserId("u"),
                "U",
                Set.of(role),
                new AccessClaims("", "", "", Instant.MIN, Instant.MAX, TokenScopes.ALL, "", ""));
    }
}

package io.openspeak.platform.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.openspeak.auth.v1.Auth;
import io.openspeak.channel.v1.ChannelOuterClass;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Scope;
import io.openspeak.presence.v1.Presence;
import io.openspeak.voice.v1.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All RPCs of all contracts: each says who may call it and where it is in REST, or why it is not there. */
class ContractsTest {

    private static final List<ServiceDescriptor> CONTRACTS = Stream.of(
                    Auth.getDescriptor(),
                    ChannelOuterClass.getDescriptor(),
                    Presence.getDescriptor(),
                    Voice.getDescriptor())
            .flatMap(file -> file.getServices().stream())
            .toList();

    /** Unary RPCs for people that have no route yet; streams and what only services call never have one. */
    private static final Set<String> GRPC_ONLY = Set.of(
            "openspeak.voice.v1.VoiceService.Publish",
            "openspeak.voice.v1.VoiceService.Unsubscribe",
            "openspeak.voice.v1.VoiceService.GetStreamQuality",
            "openspeak.voice.v1.VoiceService.GetFloor");

    @Test
    void contracts_all_declareAccessScopeAndRoute() {
        assertThat(CONTRACTS).hasSize(4);
        assertThat(CONTRACTS.stream().flatMap(contract -> faults(contract).stream()))
                .isEmpty();
    }

    @Test
    void contracts_all_haveRoutesThatCanBeServedTogether() {
        assertThat(ContractRoutes.of(CONTRACTS)).hasSizeGreaterThan(30);
    }

    @Test
    void grpcOnly_all_areThere() {
        assertThat(CONTRACTS.stream()
                        .flatMap(contract -> contract.getMethods().stream())
                        .map(MethodDescriptor::getFullName))
                .containsAll(GRPC_ONLY);
    }

    /** The guard of this class, shown to fail. */
    @Test
    void bentContract_eachFault_isFound() {
        ServiceDescriptor bent = new BentContract()
                .rpc("Undeclared", rpc -> {})
                .rpc("NoScope", Access.ACCESS_SIGNED_IN, Scope.SCOPE_UNSPECIFIED)
                .rpc("NoRoute", Access.ACCESS_ADMIN, Scope.SCOPE_ADMINISTRATION)
                .rpc("ForServices", Access.ACCESS_SERVICE, Scope.SCOPE_UNSPECIFIED)
                .build();

        assertThat(faults(bent))
                .containsExactly(
                        "bent.Bent.Undeclared declares no access",
                        "bent.Bent.Undeclared has no route",
                        "bent.Bent.NoScope declares no scope",
                        "bent.Bent.NoScope has no route",
                        "bent.Bent.NoRoute has no route");
    }

    private static List<String> faults(ServiceDescriptor contract) {
        List<String> faults = new ArrayList<>();
        for (MethodDescriptor rpc : contract.getMethods()) {
            Access access = rpc.getOptions().getExtension(Contract.access);
            Scope scope = rpc.getOptions().getExtension(Contract.scope);
            if (access == Access.ACCESS_UNSPECIFIED) {
                faults.add(rpc.getFullName() + " declares no access");
            }
            boolean forPeople = Set.of(Access.ACCESS_SIGNED_IN, Access.ACCESS_MODERATOR, Access.ACCESS_ADMIN)
                    .contains(access);
            if (forPeople && scope == Scope.SCOPE_UNSPECIFIED) {
                faults.add(rpc.getFullName() + " declares no scope");
            }
            boolean couldHaveRoute =
                    !rpc.isClientStreaming() && !rpc.isServerStreaming() && access != Access.ACCESS_SERVICE;
            boolean listed = GRPC_ONLY.contains(rpc.getFullName());
            boolean hasRoute = ContractRoutes.of(rpc).isPresent();
            if (couldHaveRoute && !listed && !hasRoute) {
                faults.add(rpc.getFullName() + " has no route");
            }
            if (hasRoute && (listed || !couldHaveRoute)) {
                faults.add(rpc.getFullName() + " has a route, but is listed as one for gRPC only or is for services");
            }
        }
        return faults;
    }
}

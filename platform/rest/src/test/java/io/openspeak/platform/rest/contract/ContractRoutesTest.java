package io.openspeak.platform.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.CustomHttpPattern;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes of contracts that no service has, good ones and bad ones. */
class ContractRoutesTest {

    @Test
    void of_goodContract_hasItsRoutesInOrder() {
        List<Route> routes = ContractRoutes.of(List.of(new BentContract()
                .rpc("One", HttpRule.newBuilder().setPut("/things/{id}").setBody("*"))
                .rpc("Silent", rpc -> {})
                .rpc("Other", HttpRule.newBuilder().setPost("/things/-/sort").setBody("*"))
                .build()));

        assertThat(routes).extracting(Route::toString).containsExactly("PUT /things/{id}", "POST /things/-/sort");
        assertThat(routes.getFirst().pathFields())
                .extracting(FieldDescriptor::getName)
                .containsExactly("id");
        assertThat(routes.getFirst().otherFields())
                .extracting(FieldDescriptor::getName)
                .containsExactly("ids", "nested");
        assertThat(routes.getFirst().path().colonNotation()).isEqualTo("/things/:id");
    }

    @ParameterizedTest
    @MethodSource
    void of_badRoute_saysWhatIsWrong(HttpRule.Builder rule, String told) {
        assertThatThrownBy(() -> ContractRoutes.of(
                        List.of(new BentContract().rpc("Bad", rule).build())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bent.Bent.Bad")
                .hasMessageContaining(told);
    }

    static Stream<Arguments> of_badRoute_saysWhatIsWrong() {
        return Stream.of(
                Arguments.of(HttpRule.newBuilder(), "names none of"),
                Arguments.of(
                        HttpRule.newBuilder()
                                .setCustom(CustomHttpPattern.newBuilder().setKind("HEAD")),
                        "names none of"),
                Arguments.of(HttpRule.newBuilder().setPost("things").setBody("*"), "'things'"),
                Arguments.of(HttpRule.newBuilder().setPost("/things/").setBody("*"), "'/things/'"),
                Arguments.of(HttpRule.newBuilder().setPost("/{id=a/*}").setBody("*"), "'/{id=a/*}'"),
                Arguments.of(HttpRule.newBuilder().setPost("/things/{name}").setBody("*"), "no field 'name'"),
                Arguments.of(HttpRule.newBuilder().setPost("/{id}/{id}").setBody("*"), "twice"),
                Arguments.of(HttpRule.newBuilder().setPost("/{ids}").setBody("*"), "not a single value"),
                Arguments.of(HttpRule.newBuilder().setPost("/{nested}").setBody("*"), "not a single value"),
                Arguments.of(HttpRule.newBuilder().setGet("/things"), "'nested' is a message"),
                Arguments.of(HttpRule.newBuilder().setGet("/things").setBody("*"), "GET has no body"),
                Arguments.of(HttpRule.newBuilder().setDelete("/things").setBody("*"), "DELETE has no body"),
                Arguments.of(HttpRule.newBuilder().setPost("/things").setBody("nested"), "body is 'nested'"),
                Arguments.of(HttpRule.newBuilder().setPost("/things").setResponseBody("id"), "response_body"),
                Arguments.of(
                        HttpRule.newBuilder()
                                .setPost("/things")
                                .addAdditionalBindings(HttpRule.newBuilder().setPost("/others")),
                        "more than one"));
    }

    @ParameterizedTest
    @MethodSource
    void of_twoRoutesForOnePath_collide(String one, String other) {
        BentContract contract = new BentContract()
                .rpc("One", HttpRule.newBuilder().setPost(one).setBody("*"))
                .rpc("Other", HttpRule.newBuilder().setPost(other).setBody("*"));

        assertThatThrownBy(() -> ContractRoutes.of(List.of(contract.build())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bent.Bent.One and bent.Bent.Other collide");
    }

    static Stream<Arguments> of_twoRoutesForOnePath_collide() {
        return Stream.of(
                Arguments.of("/things", "/things"),
                Arguments.of("/things/{id}", "/things/-"),
                Arguments.of("/things/{id}/a", "/{id}/b/a"));
    }

    @Test
    void of_stream_isRefused() {
        BentContract contract = new BentContract()
                .rpc(
                        "Flow",
                        rpc -> rpc.setServerStreaming(true)
                                .getOptionsBuilder()
                                .setExtension(
                                        com.google.api.AnnotationsProto.http,
                                        HttpRule.newBuilder()
                                                .setPost("/flow")
                                                .setBody("*")
                                                .build()));

        assertThatThrownBy(() -> ContractRoutes.of(List.of(contract.build()))).hasMessageContaining("stream");
    }
}

package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import io.openspeak.auth.v1.Auth;
import io.openspeak.channel.v1.ChannelOuterClass;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.testing.surface.RandomMessages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The random requests that services are tested with, held against the limits that services enforce. */
class RandomMessagesTest {

    private static final List<MethodDescriptor> RPCS = Stream.of(
                    Auth.getDescriptor(), ChannelOuterClass.getDescriptor())
            .flatMap(file -> file.getServices().stream())
            .flatMap(contract -> contract.getMethods().stream())
            .toList();

    private final DeclaredLimits limits = new DeclaredLimits();

    @Test
    void tame_everyRequest_keepsItsLimits() {
        RandomMessages messages = new RandomMessages(1, "general");

        for (MethodDescriptor rpc : RPCS) {
            for (int i = 0; i < 100; i++) {
                limits.check(messages.tame(rpc.getInputType()));
            }
        }
    }

    @Test
    void wild_everyRequestWithTexts_breaksThemAtTimes() {
        RandomMessages messages = new RandomMessages(1);

        assertThat(RPCS)
                .filteredOn(rpc -> rpc.getInputType().getFields().stream()
                        .anyMatch(field -> field.getJavaType() == JavaType.STRING))
                .isNotEmpty()
                .allSatisfy(rpc -> assertThat(Stream.generate(() -> messages.wild(rpc.getInputType()))
                                .limit(100)
                                .anyMatch(this::isRefused))
                        .as(rpc.getFullName())
                        .isTrue());
    }

    @Test
    void any_sameSeed_isTheSame() {
        List<Message> one = requests(7);

        assertThat(requests(7)).isEqualTo(one);
        assertThat(requests(8)).isNotEqualTo(one);
    }

    private static List<Message> requests(long seed) {
        RandomMessages messages = new RandomMessages(seed);
        return RPCS.stream().map(rpc -> messages.any(rpc.getInputType())).toList();
    }

    private boolean isRefused(Message request) {
        try {
            limits.check(request);
            return false;
        } catch (Refusal refused) {
            return true;
        }
    }
}

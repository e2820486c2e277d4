package io.openspeak.channel.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.openspeak.channel.CommandAnswers;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Gives the same answer to a command that is sent again with its id, on any pod.
 *
 * <p>The acts are idempotent, so what must be remembered is the answer, refusals too. It is written after the act: should the pod
 * die in between, the act is done again, which changes nothing, and answered anew.
 */
@ApplicationScoped
public class AnsweredOnce {

    private static final byte ANSWER = 'A';
    private static final byte REFUSAL = 'R';

    private final CommandAnswers answers;

    public AnsweredOnce(CommandAnswers answers) {
        this.answers = answers;
    }

    /**
     * The answer to a command.
     *
     * @param id of the command; empty: it is not to be remembered
     * @param none an empty answer of the RPC; another RPC with the same id is another command
     * @param act what is to be done if the answer is not known
     */
    <T extends Message> Uni<T> of(UserId user, String id, T none, Supplier<Uni<T>> act) {
        if (id.isEmpty()) {
            return act.get();
        }
        String command = none.getDescriptorForType().getName() + ":" + id;
        return answers.find(user, command)
                .chain(kept -> kept.map(answer -> Uni.createFrom().item(answer))
                        .orElseGet(() -> act.get()
                                .map(AnsweredOnce::answer)
                                .onFailure(AnsweredOnce::stands)
                                .recoverWithItem(refused -> refusal((Refusal) refused))
                                .chain(answer -> answers.keep(user, command, answer))))
                .map(answer -> read(answer, none));
    }

    /** A refusal that would not be another one a moment later. */
    private static boolean stands(Throwable thrown) {
        return thrown instanceof Refusal refusal && refusal.reason() != Reason.RATE_LIMITED;
    }

    private static byte[] answer(Message answer) {
        return ByteString.copyFrom(new byte[] {ANSWER})
                .concat(answer.toByteString())
                .toByteArray();
    }

    private static byte[] refusal(Refusal refusal) {
        return ByteString.copyFrom(new byte[] {REFUSAL})
                .concat(ByteString.copyFromUtf8(refusal.reason().name() + "\n" + refusal.toldMessage()))
                .toByteArray();
    }

    @SuppressWarnings("unchecked") // A message's parser makes messages of its own type.
    private static <T extends Message> T read(byte[] kept, T none) {
        ByteString rest = ByteString.copyFrom(kept).substring(1);
        if (kept[0] == REFUSAL) {
            String[] told = rest.toStringUtf8().split("\n", 2);
            throw new Refusal(Reason.valueOf(told[0]), told[1]);
        }
        try {
            return (T) none.getParserForType().parseFrom(rest);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a kept answer can't be read", broken);
        }
    }
}

package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Right;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Members to and from messages. */
public final class MemberMessages {

    private static final String RIGHT = "RIGHT_";

    private MemberMessages() {}

    /** A member. */
    public static io.openspeak.channel.v1.Member message(Member member) {
        return io.openspeak.channel.v1.Member.newBuilder()
                .setUserId(member.user().value())
                .setName(member.name())
                .setSessionId(member.session().map(SessionId::value).orElse(""))
                .setJoinedAt(member.joinedAt().toEpochMilli())
                .setServerMuted(member.serverMuted())
                .setServerDeafened(member.serverDeafened())
                .setPrioritySpeaker(member.prioritySpeaker())
                .addAllRights(RuleMessages.messages(member.rights()))
                .build();
    }

    /** The member in a message. */
    public static Member member(io.openspeak.channel.v1.Member message) {
        return new Member(
                new UserId(message.getUserId()),
                message.getName(),
                session(message.getSessionId()),
                Instant.ofEpochMilli(message.getJoinedAt()),
                message.getServerMuted(),
                message.getServerDeafened(),
                message.getPrioritySpeaker(),
                rights(message.getRightsList()));
    }

    /** A session id that may be empty. */
    public static Optional<SessionId> session(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new SessionId(id));
    }

    /** Rights that this version does not know are left out. */
    private static Set<Right> rights(List<io.openspeak.channel.v1.Right> rights) {
        return rights.stream()
                .flatMap(right -> java.util.Arrays.stream(Right.values())
                        .filter(known -> right.name().equals(RIGHT + known.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}

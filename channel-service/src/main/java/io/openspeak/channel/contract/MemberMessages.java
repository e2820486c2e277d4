package io.openspeak.channel.contract;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
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
                .setServerMuted(member.sanctions().muted())
                .setServerDeafened(member.sanctions().deafened())
                .setPrioritySpeaker(member.sanctions().priority())
                .addAllRights(RuleMessages.messages(member.rights()))
                .setMovedFromChannelId(member.movedFrom().map(ChannelId::value).orElse(""))
                .setSeatOrder(member.order())
                .addAllRoles(
                        member.roles().stream().sorted().map(Role::wireName).toList())
                .build();
    }

    /** The member in a message. */
    public static Member member(io.openspeak.channel.v1.Member message) {
        return new Member(
                new UserId(message.getUserId()),
                message.getName(),
                session(message.getSessionId()),
                Instant.ofEpochMilli(message.getJoinedAt()),
                new Sanctions(message.getServerMuted(), message.getServerDeafened(), message.getPrioritySpeaker()),
                rights(message.getRightsList()),
                Optional.of(message.getMovedFromChannelId())
                        .filter(id -> !id.isEmpty())
                        .map(ChannelId::new),
                message.getSeatOrder(),
                roles(message.getRolesList()));
    }

    /** A session id that may be empty. */
    public static Optional<SessionId> session(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new SessionId(id));
    }

    /** Roles that this version does not know are left out. */
    public static Set<Role> roles(List<String> names) {
        return names.stream().map(Role::ofWireName).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Rights that this version does not know are left out. */
    private static Set<Right> rights(List<io.openspeak.channel.v1.Right> rights) {
        return rights.stream()
                .flatMap(right -> java.util.Arrays.stream(Right.values())
                        .filter(known -> right.name().equals(RIGHT + known.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}

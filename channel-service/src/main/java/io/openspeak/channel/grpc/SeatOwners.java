package io.openspeak.channel.grpc;

import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.v1.SeatOwner;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clients for which a service joins and leaves, since it terminates them and has verified their tokens. */
final class SeatOwners {

    private SeatOwners() {}

    static Newcomer newcomer(SeatOwner owner, Optional<SessionId> session) {
        Person person = person(owner);
        return new Newcomer(person, owner.getName().isEmpty() ? person.user().value() : owner.getName(), session);
    }

    /** The client; refused to whoever is no service. */
    static Person person(SeatOwner owner) {
        if (!GrpcCaller.current().has(Role.SERVICE)) {
            throw new Refusal(Reason.FORBIDDEN, "Only services join and leave for others; leave 'owner' out.");
        }
        return new Person(
                new UserId(owner.getUserId()),
                MemberMessages.roles(owner.getRolesList()).stream()
                        .filter(role -> role != Role.SERVICE)
                        .collect(Collectors.toUnmodifiableSet()),
                owner.getAddress().isEmpty() ? Optional.empty() : Optional.of(new IpAddress(owner.getAddress())));
    }
}

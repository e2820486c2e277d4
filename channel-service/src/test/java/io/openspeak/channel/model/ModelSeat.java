package io.openspeak.channel.model;

import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody in a channel of the model, and where it came from. */
record ModelSeat(Member member, Optional<IpAddress> address) {

    Person person() {
        return new Person(member.user(), member.roles(), address);
    }

    ModelSeat with(Set<Right> media, Set<Role> roles) {
        return new ModelSeat(copy(member, member.joinedAt(), member.sanctions(), media, roles), address);
    }

    ModelSeat with(Sanctions sanctions) {
        return new ModelSeat(copy(member, member.joinedAt(), sanctions, member.rights(), member.roles()), address);
    }

    ModelSeat since(Instant joinedAt) {
        return new ModelSeat(copy(member, joinedAt, member.sanctions(), member.rights(), member.roles()), address);
    }

    ModelSeat withOrder(long order) {
        return new ModelSeat(
                new Member(
                        member.user(),
                        member.name(),
                        member.session(),
                        member.joinedAt(),
                        member.sanctions(),
                        member.rights(),
                        member.movedFrom(),
                        order,
                        member.roles()),
                address);
    }

    private static Member copy(Member of, Instant joinedAt, Sanctions sanctions, Set<Right> media, Set<Role> roles) {
        return new Member(
                of.user(), of.name(), of.session(), joinedAt, sanctions, media, of.movedFrom(), of.order(), roles);
    }
}

package io.openspeak.channel.grpc;

import io.openspeak.channel.domain.Person;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.openspeak.platform.identity.grpc.GrpcCaller;

/** The one who makes the RPC that is being answered, as rules and bans see them. */
final class GrpcPerson {

    private GrpcPerson() {}

    static Person current() {
        return Person.of(GrpcCaller.current(), CallerAddress.current());
    }
}

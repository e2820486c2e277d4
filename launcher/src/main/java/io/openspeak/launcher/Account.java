package io.openspeak.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A person or service that gets a token on this machine. */
public record Account(String user, List<String> roles) {

    /** A person without special rights. */
    public static Account member(String user) {
        return new Account(user, List.of("member"));
    }

    /** Whom every local installation knows: an administrator, three members, and its own services. */
    static List<Account> standard() {
        Stream<Account> people =
                Stream.of(new Account("admin", List.of("admin")), member("alice"), member("bob"), member("carol"));
        Stream<Account> services =
                Arrays.stream(Service.values()).map(service -> new Account(service.module(), List.of("service")));
        return Stream.concat(people, services).toList();
    }
}

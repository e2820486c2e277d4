package io.openspeak.client.link;

import io.openspeak.client.call.Address;
import java.util.List;

/** Addresses that answer alike, and the one to go to now. */
final class Route {

    private final List<Address> addresses;
    private int place;

    Route(List<Address> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    Address here() {
        return addresses.get(place);
    }

    void advance() {
        place = (place + 1) % addresses.size();
    }

    /** Goes to another one, if there is one. */
    void avoid(Address address) {
        for (int tried = 0; tried < addresses.size() && here().equals(address); tried++) {
            advance();
        }
    }

    @Override
    public String toString() {
        return addresses.toString();
    }
}

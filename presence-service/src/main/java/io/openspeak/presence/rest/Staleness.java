package io.openspeak.presence.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.presence.v1.Freshness;

/** How an answer in a seed's shape tells that it is the last known state: by a field that is not there otherwise. */
final class Staleness {

    private Staleness() {}

    static ObjectNode told(ObjectNode answer, Freshness freshness) {
        return freshness.getStale() ? answer.put("stale", true) : answer;
    }
}

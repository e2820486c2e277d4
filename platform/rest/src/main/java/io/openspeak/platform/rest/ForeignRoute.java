package io.openspeak.platform.rest;

import com.google.protobuf.Message;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.RequestParts;

/**
 * A route whose shapes another protocol has fixed, carried out by an RPC of ours: who may call it, how often and with what is what
 * that RPC declares. A bean of this type is served.
 */
public interface ForeignRoute {

    /** Where it is, and the RPC that carries it out. */
    Route route();

    /** What it is, for the OpenAPI document. */
    String description();

    /** The RPC's request; throws a refusal for what does not fit the route's shape. */
    Message request(RequestParts parts);

    /** The RPC's answer as JSON in the route's shape. */
    String answer(Message answer);
}

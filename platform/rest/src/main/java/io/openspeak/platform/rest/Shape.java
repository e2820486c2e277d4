package io.openspeak.platform.rest;

import com.google.protobuf.Message;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.platform.rest.json.MessageWriter;
import io.openspeak.platform.rest.json.RequestObjects;
import io.vertx.ext.web.RoutingContext;

/** How the requests of a route become those of its RPC, and the RPC's answers those of the route. */
interface Shape {

    /** The RPC's request. */
    Message request(RoutingContext request, byte[] body);

    /** The route's answer. */
    String answer(Message answer);

    /** As the contract has it. */
    static Shape ofContract(Route route, RequestObjects requests) {
        return new Shape() {
            @Override
            public Message request(RoutingContext request, byte[] body) {
                return requests.message(
                        route, request.pathParams(), request.request().query(), body);
            }

            @Override
            public String answer(Message answer) {
                return MessageWriter.write(answer);
            }
        };
    }

    /** As another protocol has it. */
    static Shape of(ForeignRoute foreign, RequestObjects requests) {
        return new Shape() {
            @Override
            public Message request(RoutingContext request, byte[] body) {
                return foreign.request(
                        requests.parts(request.pathParams(), request.request().query(), body));
            }

            @Override
            public String answer(Message answer) {
                return foreign.answer(answer);
            }
        };
    }
}

package io.openspeak.presence.rest;

import io.openspeak.platform.rest.contract.PathTemplate;
import io.openspeak.platform.rest.contract.Route;
import io.openspeak.presence.v1.Presence;

/** Routes of the seeds by the RPCs of presence.v1 that carry them out. */
final class SeedRoutes {

    private SeedRoutes() {}

    static Route get(String path, String rpc) {
        return route("GET", path, false, rpc);
    }

    static Route post(String path, String rpc) {
        return route("POST", path, true, rpc);
    }

    private static Route route(String method, String path, boolean takesBody, String rpc) {
        return new Route(
                method,
                new PathTemplate(path),
                takesBody,
                Presence.getDescriptor().findServiceByName("PresenceService").findMethodByName(rpc));
    }
}

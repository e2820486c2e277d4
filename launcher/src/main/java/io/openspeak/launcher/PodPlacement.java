package io.openspeak.launcher;

/** Where one process of a service runs. */
record PodPlacement(Service service, int index, int port) {

    String name() {
        return service.module() + "-" + index;
    }
}

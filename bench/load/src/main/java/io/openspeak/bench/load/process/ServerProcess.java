package io.openspeak.bench.load.process;

import io.openspeak.client.call.Address;

/** A server under load: what it is called, where it answers and which process it is. */
public record ServerProcess(String name, Address address, long pid, GcLog gcLog) {}

package io.openspeak.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an installation consists of and where, fixed before anything starts.
 *
 * @param entryPorts the port under which the others find a service: that of its first pod
 * @param environment extra variables for the pods of a service, over those that the launcher sets
 * @param javaOptions extra options for the virtual machines of a service
 * @param ownSession whether processes are kept out of the terminal's process group
 */
record InstallationPlan(
        Path repository,
        DataFolder data,
        int redisPort,
        Map<Service, Integer> entryPorts,
        List<PodPlacement> pods,
        List<Account> accounts,
        Map<Service, Map<String, String>> environment,
        Map<Service, List<String>> javaOptions,
        boolean ownSession) {

    IntStream ports() {
        return IntStream.concat(IntStream.of(redisPort), pods.stream().mapToInt(PodPlacement::port));
    }

    /** The jars of this plan that the build has not made. */
    Stream<Path> missingJars() {
        return pods.stream()
                .map(pod -> pod.service().jar(repository))
                .distinct()
                .filter(jar -> !jar.toFile().isFile());
    }
}

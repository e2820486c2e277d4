package io.openspeak.platform.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;

/** The condition that a class knows no edge of its service, unless it belongs to an edge of the same sort. */
final class StayApart extends ArchCondition<JavaClass> {

    private static final Set<String> EDGES = Set.of("grpc", "rest", "websocket", "redis", "events");
    private static final String NONE = "";

    private final String service;

    StayApart(String service) {
        super("know no edge of " + service + " of another sort");
        this.service = service;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            String edge = edge(dependency.getTargetClass());
            if (!edge.equals(NONE) && !edge.equals(edge(dependency.getOriginClass()))) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private String edge(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(service + ".")
                ? Arrays.stream(name.substring(service.length() + 1).split("\\."))
                        .filter(EDGES::contains)
                        .findFirst()
                        .orElse(NONE)
                : NONE;
    }
}

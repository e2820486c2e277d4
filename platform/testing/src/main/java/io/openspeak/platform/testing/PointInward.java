package io.openspeak.platform.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The condition that a class of a feature depends only on layers further in. */
final class PointInward extends ArchCondition<JavaClass> {

    private static final String ROOT = "";
    private static final String DOMAIN = "domain";
    private static final String GENERATED = "v1";

    /** The domain as messages, for several edges. */
    private static final String CONTRACT = "contract";

    private final String feature;

    PointInward(String feature) {
        super("depend only on layers of " + feature + " further in");
        this.feature = feature;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            if (!mayDepend(dependency.getOriginClass(), dependency.getTargetClass())) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private boolean mayDepend(JavaClass origin, JavaClass target) {
        if (!isOfFeature(target)) {
            return true;
        }
        String from = layer(origin);
        String to = layer(target);
        return switch (to) {
            case GENERATED, DOMAIN -> true;
            case ROOT -> !from.equals(DOMAIN);
            case CONTRACT -> !from.equals(DOMAIN) && !from.equals(ROOT);
            default -> from.equals(to);
        };
    }

    private boolean isOfFeature(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(feature) || name.startsWith(feature + ".");
    }

    /** First package below the feature's: the domain or the name of an edge. */
    private String layer(JavaClass type) {
        String below = type.getPackageName().substring(feature.length());
        return below.isEmpty() ? ROOT : below.substring(1).split("\\.", 2)[0];
    }
}

package io.openspeak.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Slices of a service: a package below its root with all that is in it, and the root itself; what is generated is none. */
final class PackagesBelow implements SliceAssignment {

    private static final String GENERATED = "v1";

    private final String service;

    PackagesBelow(String service) {
        this.service = service;
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(service)) {
            return SliceIdentifier.of("root");
        }
        if (!name.startsWith(service + ".")) {
            return SliceIdentifier.ignore();
        }
        String below = name.substring(service.length() + 1).split("\\.", 2)[0];
        return below.equals(GENERATED) ? SliceIdentifier.ignore() : SliceIdentifier.of(below);
    }

    @Override
    public String getDescription() {
        return "packages of " + service;
    }
}

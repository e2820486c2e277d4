package io.openspeak.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The direction of dependencies (design, section 5): {@code edges -> root -> domain}, platform knows no service, and RPCs do not
 * block. Every rule fails when it finds no class to look at.
 */
public final class ArchitectureRules {

    private static final String PLATFORM = "io.openspeak.platform";
    private static final List<String> SERVICES =
            List.of("io.openspeak.auth", "io.openspeak.channel", "io.openspeak.presence", "io.openspeak.voice");

    private ArchitectureRules() {}

    /**
     * Checks a service's production code.
     *
     * @param features its feature packages, for example {@code io.openspeak.auth}; each has a root, a domain and edges
     */
    public static void check(String... features) {
        JavaClasses production = production(
                Stream.concat(Stream.of(PLATFORM), Stream.of(features)).toList());
        for (String feature : features) {
            checkLayers(feature, production);
            rpcsDoNotBlock(feature).check(production);
        }
        platformKnowsNoService(PLATFORM, SERVICES).check(production);
    }

    /** Checks the layers of a feature whose RPCs are answered by its service's own edge, for example {@code io.openspeak.presence.rooms}. */
    public static void checkLayers(String feature) {
        checkLayers(feature, production(List.of(feature)));
    }

    /** Checks a feature that has no rules of its own, only edges and what they share, for example {@code io.openspeak.voice.stream}. */
    public static void checkEdges(String feature) {
        dependenciesPointInward(feature).check(production(List.of(feature)));
    }

    /**
     * Checks a service that is made of several packages, features among them, for example {@code io.openspeak.presence}: its domains
     * are plain, nobody but an edge of the same sort knows an edge, and packages depend on each other in one direction.
     */
    public static void checkPackages(String service) {
        JavaClasses production = production(List.of(PLATFORM, service));
        domainIsPlain(service).check(production);
        edgesStayApart(service).check(production);
        packagesHaveNoCycles(service).check(production);
        rpcsDoNotBlock(service).check(production);
        platformKnowsNoService(PLATFORM, SERVICES).check(production);
    }

    private static void checkLayers(String feature, JavaClasses production) {
        domainIsPlain(feature).check(production);
        dependenciesPointInward(feature).check(production);
    }

    private static JavaClasses production(List<String> packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
    }

    /** The domain, of the feature itself or of one below it, imports java.*, the ids of platform identity, and nothing else. */
    static ArchRule domainIsPlain(String feature) {
        return classes()
                .that()
                .resideInAPackage(feature + "..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(feature + "..domain..", "java..", "org.jspecify..", PLATFORM + ".identity")
                .because("rules are plain Java: (state, input, now)");
    }

    /** Edges know the root and the domain but not each other; the root knows the domain but no edge. */
    static ArchRule dependenciesPointInward(String feature) {
        return classes()
                .that()
                .resideInAPackage(feature + "..")
                .and()
                .resideOutsideOfPackage(feature + ".v1..")
                .should(new PointInward(feature))
                .because("dependencies point inward: edges -> root -> domain");
    }

    /** Edges, wherever in a service they are, know no edges of another sort; what is further in knows none. */
    static ArchRule edgesStayApart(String service) {
        return classes()
                .that()
                .resideInAPackage(service + "..")
                .and()
                .resideOutsideOfPackage(service + ".v1..")
                .should(new StayApart(service))
                .because("an edge can be taken away without anybody noticing");
    }

    /** Between the packages right below a service's root, the root being one of them. */
    static ArchRule packagesHaveNoCycles(String service) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new PackagesBelow(service))
                .should()
                .beFreeOfCycles()
                .because("what depends on each other is one package");
    }

    /** RPCs run on event loops, over gRPC and REST alike. */
    static ArchRule rpcsDoNotBlock(String feature) {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(feature + "..")
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("io.quarkus.grpc.GrpcService")
                .should()
                .beAnnotatedWith("io.smallrye.common.annotation.Blocking")
                .orShould()
                .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                .orShould()
                .beAnnotatedWith("jakarta.transaction.Transactional")
                .because("platform/rest calls them where it is");
    }

    /** Platform may use contracts, never a service's code. */
    static ArchRule platformKnowsNoService(String platform, List<String> services) {
        String[] all = services.stream().map(service -> service + "..").toArray(String[]::new);
        String[] contracts = services.stream().map(service -> service + ".v1..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(platform + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(all).and(not(resideInAnyPackage(contracts))))
                .because("platform knows no feature");
    }
}

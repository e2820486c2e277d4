package io.openspeak.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows on fixtures that every rule of {@link ArchitectureRules} can fail, and that it lets pass what is right. */
class ArchitectureRulesTest {

    private static final String FIXTURE = "io.openspeak.platform.testing.fixture";
    private static final String STRAIGHT = FIXTURE + ".straight";
    private static final String BENT = FIXTURE + ".bent";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(FIXTURE);

    @Test
    void rules_straightFeature_pass() {
        ArchitectureRules.domainIsPlain(STRAIGHT).check(CLASSES);
        ArchitectureRules.dependenciesPointInward(STRAIGHT).check(CLASSES);
        ArchitectureRules.edgesStayApart(STRAIGHT).check(CLASSES);
        ArchitectureRules.packagesHaveNoCycles(STRAIGHT).check(CLASSES);
        ArchitectureRules.platformKnowsNoService(STRAIGHT, List.of(BENT)).check(CLASSES);
        ArchitectureRules.rpcsDoNotBlock(STRAIGHT).check(CLASSES);
    }

    @Test
    void domainIsPlain_libraryInDomain_fails() {
        assertThat(violations(ArchitectureRules.domainIsPlain(BENT)))
                .anyMatch(text -> text.contains("KnowsLibrary"))
                .anyMatch(text -> text.contains("KnowsRoot"));
    }

    @Test
    void dependenciesPointInward_outwardDependencies_fails() {
        assertThat(violations(ArchitectureRules.dependenciesPointInward(BENT)))
                .anyMatch(text -> text.contains("KnowsRoot"))
                .anyMatch(text -> text.contains("KnowsEdge"))
                .anyMatch(text -> text.contains("KnowsOtherEdge"));
    }

    @Test
    void edgesStayApart_edgesThatAreKnown_fail() {
        assertThat(violations(ArchitectureRules.edgesStayApart(BENT)))
                .anyMatch(text -> text.contains("KnowsEdge"))
                .anyMatch(text -> text.contains("KnowsOtherEdge"));
    }

    @Test
    void packagesHaveNoCycles_oneThatHas_fails() {
        assertThat(violations(ArchitectureRules.packagesHaveNoCycles(BENT)))
                .anyMatch(text -> text.contains("Slice grpc") && text.contains("Slice redis"));
    }

    @Test
    void platformKnowsNoService_plumbingThatDoes_fails() {
        ArchRule rule = ArchitectureRules.platformKnowsNoService(FIXTURE + ".plumbing", List.of(STRAIGHT));

        assertThat(violations(rule)).anyMatch(text -> text.contains("KnowsService"));
    }

    @Test
    void rpcsDoNotBlock_blockingRpcs_fail() {
        assertThat(violations(ArchitectureRules.rpcsDoNotBlock(BENT)))
                .anyMatch(text -> text.contains("Rpcs.blocks"))
                .anyMatch(text -> text.contains("Rpcs.blocksOnVirtualThread"))
                .noneMatch(text -> text.contains("Rpcs.flows"));
    }

    @Test
    void rules_nothingToLookAt_fail() {
        List<ArchRule> rules = List.of(
                ArchitectureRules.domainIsPlain("io.openspeak.nowhere"),
                ArchitectureRules.dependenciesPointInward("io.openspeak.nowhere"),
                ArchitectureRules.edgesStayApart("io.openspeak.nowhere"),
                ArchitectureRules.packagesHaveNoCycles("io.openspeak.nowhere"),
                ArchitectureRules.platformKnowsNoService("io.openspeak.nowhere", List.of(STRAIGHT)),
                ArchitectureRules.rpcsDoNotBlock("io.openspeak.nowhere"));

        assertThat(rules)
                .allSatisfy(rule -> assertThatThrownBy(() -> rule.check(CLASSES))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("failed to check any classes"));
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(CLASSES).getFailureReport().getDetails();
    }
}

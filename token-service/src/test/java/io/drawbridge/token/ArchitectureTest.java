package io.drawbridge.token;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Doors, then the use case, then the domain; remote systems behind the use case. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.drawbridge.token");

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.jboss..",
        "software.amazon..",
        "io.micrometer.."
    };

    @Test
    void domainKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("..scope..", "..grant..")
                .and()
                .haveSimpleNameNotEndingWith("Config")
                .and()
                .haveSimpleNameNotEndingWith("Entry")
                .and()
                .haveSimpleNameNotEndingWith("Reader")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(CLASSES);
    }

    @Test
    void scopesKnowNoGrantsAndGrantsNoVending() {
        classes()
                .that()
                .resideInAPackage("..token.scope..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("..token.scope..", "..token.problem..", "java..", "com.fasterxml.jackson.core..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..token.grant..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..token.vending..", "..token.door..", "..token.http..")
                .check(CLASSES);
    }

    @Test
    void nobodyCallsBackUpToTheDoors() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..token.door..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..token.door..")
                .check(CLASSES);
    }

    @Test
    void doorsDoNotReachPastTheUseCase() {
        noClasses()
                .that()
                .resideInAPackage("..token.door..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "..token.probe..")
                .check(CLASSES);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("io.drawbridge.token.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}

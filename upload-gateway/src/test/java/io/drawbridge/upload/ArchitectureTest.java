package io.drawbridge.upload;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point inwards: door, use case, domain; clients of remote systems beside it. */
@AnalyzeClasses(packages = "io.drawbridge.upload", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.drawbridge.upload.";

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule domainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "object..", ROOT + "integrity..", ROOT + "part..")
            .and()
            .haveSimpleNameNotEndingWith("Config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "io.vertx..", "io.netty..", "jakarta..", "software.amazon..", "com.fasterxml..");

    @ArchTest
    static final ArchRule onlyTheStoresRoomKnowsTheSdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "multipart..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule nobodyCallsTheDoors = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "door..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "door..");

    @ArchTest
    static final ArchRule onlyDoorsCallTheUseCase = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "door..", ROOT + "upload..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "upload..");
}

package io.drawbridge.secrets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Doors know the use case, the use case knows the domain, clients of remote systems know the domain; never back. */
@AnalyzeClasses(packages = "io.drawbridge.secrets", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule NOBODY_CALLS_UP = noClasses()
            .that()
            .resideOutsideOfPackage("..door..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..door..");

    @ArchTest
    static final ArchRule USE_CASE_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage("..secret..", "..access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kv..", "..upstream..", "io.quarkus.vault..", "io.fabric8..");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("..access..")
            .and()
            .haveNameNotMatching(".*(Reader|Config)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..");

    @ArchTest
    static final ArchRule VAULT_CLIENT_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("..upstream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.vault..");

    @ArchTest
    static final ArchRule ROOMS_HAVE_ONE_DIRECTION =
            slices().matching("io.drawbridge.secrets.(*)..").should().beFreeOfCycles();
}

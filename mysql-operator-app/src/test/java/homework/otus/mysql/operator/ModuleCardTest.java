package homework.otus.mysql.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. The poms say it per module; here the whole card is checked on the class files at once. */
class ModuleCardTest {

    private static final String ROOT = "homework.otus.mysql.";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("homework.otus.mysql");

    @Test
    void modulesKnowOnlyWhatTheCardAllows() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy(ROOT + "model..")
                .layer("planner")
                .definedBy(ROOT + "planner..")
                .layer("k8s")
                .definedBy(ROOT + "k8s..")
                .layer("operator")
                .definedBy(ROOT + "operator..")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("planner")
                .mayOnlyAccessLayers("model")
                .whereLayer("k8s")
                .mayOnlyAccessLayers("model")
                .whereLayer("operator")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitectureIgnoring("homework.otus.mysql")
                .check(MAIN);
    }

    @Test
    void adapterDoesNotKnowTheRules() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "k8s..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "planner..")
                .because("it executes any plan, whoever made it")
                .check(MAIN);
    }

    @Test
    void onlyTheAdapterAndTheOperatorKnowKubernetes() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "model..", ROOT + "planner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "com.fasterxml.jackson..")
                .because("a plan can be made without a cluster")
                .check(MAIN);
    }
}

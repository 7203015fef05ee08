package dev.topicscope;

import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

import javafx.application.Platform;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The laws of the house. Each was seen to fail when it was broken on purpose.
///
/// Think hard before changing one; then change it here, openly, and in the `package-info.java` of the packages it concerns.
class ArchitectureTest {

    private static final String ROOT = "dev.topicscope";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void layers() {
        check(layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("model").definedBy(ROOT + ".model..")
                .layer("query").definedBy(ROOT + ".query..")
                .layer("format").definedBy(ROOT + ".format..")
                .layer("browse").definedBy(ROOT + ".browse..")
                .layer("access").definedBy(ROOT + ".access..")
                .layer("log").definedBy(ROOT + ".log..")
                .layer("compose").definedBy(ROOT + ".compose..")
                .layer("reach").definedBy(ROOT + ".reach..")
                .layer("doctor").definedBy(ROOT + ".doctor..")
                .layer("kafka").definedBy(ROOT + ".kafka..")
                .layer("lab").definedBy(ROOT + ".lab..")
                .layer("store").definedBy(ROOT + ".store..")
                .layer("task").definedBy(ROOT + ".task..")
                .layer("cli").definedBy(ROOT + ".cli..")
                .layer("kit").definedBy(ROOT + ".ui.kit..")
                .layer("ui").definedBy(ROOT + ".ui..")
                .layer("top").definedBy(ROOT)
                .whereLayer("model").mayNotAccessAnyLayer()
                .whereLayer("log").mayNotAccessAnyLayer()
                .whereLayer("query").mayOnlyAccessLayers("model")
                .whereLayer("format").mayOnlyAccessLayers("model")
                .whereLayer("browse").mayOnlyAccessLayers("model", "query", "format")
                .whereLayer("access").mayOnlyAccessLayers("model", "browse")
                .whereLayer("compose").mayOnlyAccessLayers("model", "format", "browse")
                .whereLayer("reach").mayOnlyAccessLayers("model")
                .whereLayer("doctor").mayOnlyAccessLayers("model")
                .whereLayer("kafka").mayOnlyAccessLayers("model", "query", "browse", "doctor", "reach", "log")
                .whereLayer("lab").mayOnlyAccessLayers("model", "browse", "kafka", "reach")
                .whereLayer("store").mayOnlyAccessLayers("model")
                .whereLayer("task").mayOnlyAccessLayers("model")
                .whereLayer("cli").mayOnlyAccessLayers("model", "query", "format", "browse", "access", "compose", "reach", "doctor",
                        "kafka", "lab", "store")
                .whereLayer("kit").mayOnlyAccessLayers("model", "task", "ui")
                .whereLayer("ui").mayOnlyAccessLayers("model", "query", "format", "browse", "access", "compose", "doctor", "lab", "store",
                        "task", "kit")
                .because("arrows point upwards only: a package can be understood with those above it"));
    }

    @Test
    void noPackageCycles() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles()
                .because("a layered house with cyclic packages is a knot with labels"));
    }

    @Test
    void theKitKnowsNoFeature() {
        check(noClasses().that().resideInAPackage(ROOT + ".ui.kit..")
                .should().dependOnClassesThat(resideInAPackage(ROOT + ".ui..")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + ".ui.kit.."))))
                .because("every feature stands on the kit"));
    }

    @Test
    void featuresAreStrangers() {
        check(slices().matching(ROOT + ".ui.(*)..").should().notDependOnEachOther()
                .ignoreDependency(resideInAPackage(ROOT + ".ui.shell.."), alwaysTrue())
                .ignoreDependency(alwaysTrue(), resideInAPackage(ROOT + ".ui.kit.."))
                .because("a feature is added or deleted as one folder"));
    }

    @Test
    void javafxStaysInTheWindow() {
        check(noClasses().that().resideOutsideOfPackages(ROOT, ROOT + ".ui..", ROOT + ".task..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "jfx.incubator..", "atlantafx..")
                .because("the engine runs without a window"));
        check(noClasses().that().resideInAPackage(ROOT + ".task..")
                .should().dependOnClassesThat(resideInAPackage("javafx..")
                        .and(DescribedPredicate.not(resideInAPackage("javafx.application.."))))
                .because("the door between threads needs the toolkit's queue and nothing else of it"));
    }

    @Test
    void kafkaStaysBehindItsPort() {
        check(noClasses().that().resideOutsideOfPackages(ROOT + ".kafka..", ROOT + ".reach..", ROOT + ".lab..")
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "kafka..")
                .because("what the client library can do or breaks is dealt with once"));
    }

    @Test
    void reachUsesTheMessagesOfTheClientsAndNoClient() {
        check(noClasses().that().resideInAPackage(ROOT + ".reach..")
                .should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka.clients.admin..",
                        "org.apache.kafka.clients.consumer..", "org.apache.kafka.clients.producer..",
                        "org.apache.kafka.common.utils..", "kafka..", "org.apache.kafka.server..")
                .because("the gateway carries what clients say and says nothing itself"));
        check(noClasses().that().resideOutsideOfPackages(ROOT + ".reach..").should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.sshd..").because("how brokers are reached is known in one place"));
    }

    @Test
    void viewModelsNeverSeeTheScene() {
        check(noClasses().that().haveSimpleNameEndingWith("ViewModel")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .orShould().dependOnClassesThat().haveSimpleNameEndingWith("View")
                .because("state and commands are tested without a toolkit"));
    }

    @Test
    void viewsNeverSeeThePorts() {
        check(noClasses().that().haveSimpleNameEndingWith("View")
                .should().dependOnClassesThat().haveFullyQualifiedName(ROOT + ".browse.Session")
                .orShould().dependOnClassesThat().haveFullyQualifiedName(ROOT + ".browse.Connector")
                .orShould().dependOnClassesThat().haveFullyQualifiedName(ROOT + ".browse.Reading")
                .because("a view shows its view model and nothing else"));
    }

    @Test
    void oneDoorToTheFxThread() {
        // Not callMethod: that misses method references (TNG/ArchUnit#1258).
        check(noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".task.FxBackground")
                .should().accessTargetWhere(targetOwner(assignableTo(Platform.class)).and(target(nameMatching("runLater"))))
                .because("a superseded job's answer must be discarded, and only the door knows which"));
    }

    @Test
    void threadsAreMadeInFewPlaces() {
        check(noClasses().that().resideOutsideOfPackages(ROOT + ".task..", ROOT + ".kafka..", ROOT + ".reach..", ROOT + ".lab..")
                .should().dependOnClassesThat().belongToAnyOf(Executors.class, CompletableFuture.class, Timer.class,
                        ThreadPoolExecutor.class, ScheduledThreadPoolExecutor.class)
                .orShould().callMethodWhere(targetOwner(assignableTo(Thread.class))
                        .and(target(nameMatching("start|startVirtualThread|ofVirtual|ofPlatform"))))
                .orShould().callConstructorWhere(targetOwner(assignableTo(Thread.class)))
                .because("every thread has a name, an owner and an end"));
    }

    @Test
    void nothingIsStaticAndMutable() {
        check(fields().that().areStatic().and(DescribedPredicate.describe("are written by us", (JavaField field) ->
                        !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should().beFinal().because("two windows, two tests and two clusters must not meet in a static field"));
    }

    @Test
    void nobodySpeaksToTheStandardStreams() {
        check(noClasses().that().resideOutsideOfPackages(ROOT + ".cli..")
                .should().accessTargetWhere(targetOwner(assignableTo(System.class)).and(target(nameMatching("out|err"))))
                .because("output belongs to the command line, everything else to the log"));
    }

    @Test
    void catchesAreNarrow() {
        // Closing a keyring of that library is declared to throw any Exception.
        check(classes().that().resideOutsideOfPackages(ROOT + ".task..")
                .and().doNotHaveFullyQualifiedName(ROOT + ".store.SystemKeychain").should(new NarrowCatches())
                .because("what is caught broadly is understood narrowly; uncaught exceptions have one place where they end"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    private static final class NarrowCatches extends ArchCondition<JavaClass> {

        private NarrowCatches() {
            super("catch named exceptions only");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getCodeUnits().stream().flatMap(unit -> unit.getTryCatchBlocks().stream()).forEach(block -> check(type, block, events));
        }

        private static void check(JavaClass type, TryCatchBlock block, ConditionEvents events) {
            block.getCaughtThrowables().stream()
                    .filter(caught -> caught.isEquivalentTo(Exception.class) || caught.isEquivalentTo(RuntimeException.class))
                    .forEach(caught -> events.add(SimpleConditionEvent.violated(type,
                            type.getName() + " catches " + caught.getSimpleName() + " in " + block.getSourceCodeLocation())));
        }
    }
}

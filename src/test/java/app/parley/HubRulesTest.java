package app.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.parley.hub.Hub;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** The rules inside the hub: who guards its state, and which of its packages knows which. */
class HubRulesTest {
    private static final String GUARDED = "app.parley.hub.GuardedByHubLock";
    private static final String LOCK = "app.parley.hub.HubLock";

    private final JavaClasses parley = new ClassFileImporter()
            .importUrl(Hub.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPartOfTheHubWhoseStateChangesIsGuardedByItsLock() {
        classes()
                .that()
                .resideInAnyPackage("app.parley.hub", "app.parley.hub.mdn")
                .and(changeTheirFields())
                .should()
                .beAnnotatedWith(GUARDED)
                .check(parley);
    }

    @Test
    void whatTheLockGuardsAssertsThatItIsHeld() {
        classes()
                .that()
                .areAnnotatedWith(GUARDED)
                .should(assertTheLockThemselvesOrThroughTheirOwner())
                .check(parley);
    }

    @Test
    void onlyTheHubAndItsExtensionUseWhatTheLockGuards() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.parley.hub..")
                .should()
                .dependOnClassesThat(areGuardedAndNotASession())
                .check(parley);
    }

    @Test
    void theHubKnowsItsExtensionByThePortAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("app.parley.hub", "app.parley.hub.value..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.parley.hub.mdn..")
                .check(parley);
    }

    @Test
    void theHubsValuesDoNotKnowTheHub() {
        noClasses()
                .that()
                .resideInAPackage("app.parley.hub.value..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.parley.hub")
                .check(parley);
    }

    private static DescribedPredicate<JavaClass> areGuardedAndNotASession() {
        return DescribedPredicate.describe(
                "are guarded by the hub's lock and not a Session",
                type -> type.isAnnotatedWith(GUARDED) && !type.getSimpleName().equals("Session"));
    }

    private static DescribedPredicate<JavaClass> changeTheirFields() {
        return DescribedPredicate.describe(
                "have fields that change",
                type -> !type.getFullName().equals("app.parley.hub.Hub")
                        && type.getFields().stream().anyMatch(HubRulesTest::changes));
    }

    private static boolean changes(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.STATIC);
    }

    private static ArchCondition<JavaClass> assertTheLockThemselvesOrThroughTheirOwner() {
        return new ArchCondition<>("assert the hub's lock themselves or through their owner") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaClass asserting = owner(type);
                boolean asserts = asserting.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getFullName().equals(LOCK)
                                && call.getTarget().getName().equals("assertHeld"));
                String message = asserting.getName() + (asserts ? " asserts" : " does not assert") + " the hub's lock";
                events.add(new SimpleConditionEvent(type, asserts, message));
            }
        };
    }

    private static JavaClass owner(JavaClass type) {
        return (JavaClass) type.getAnnotationOfType(GUARDED)
                .get("through")
                .filter(owner -> !((JavaClass) owner).getFullName().equals(GUARDED))
                .orElse(type);
    }
}

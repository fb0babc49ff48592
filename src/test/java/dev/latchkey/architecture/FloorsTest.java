package dev.latchkey.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Unbuilt;
import dev.latchkey.signin.FirstFactor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The plan of the house, read off the compiled classes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FloorsTest {

    private static final String BASE = "dev.latchkey.";

    /** From the ground up. A room may use rooms of lower floors only. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("secret", "policy", "language"),
            Set.of("platform"),
            Set.of("operation"),
            Set.of("web"),
            Set.of("api"),
            Set.of("identity"),
            Set.of("permission", "audit", "session"),
            Set.of("signin", "account", "credential", "job"),
            Set.of(
                    "credential.password",
                    "credential.accesskey",
                    "credential.sshkey",
                    "credential.certificate",
                    "credential.gitcredential",
                    "credential.mfa",
                    "credential.sessiontoken"),
            Set.of("administration"),
            Set.of("setup"),
            Set.of("demo"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey");

    @Test
    void every_room_stands_on_a_floor() {
        Set<String> homeless = new TreeSet<>();
        for (JavaClass type : MAIN) {
            if (floorOf(type) < 0) {
                homeless.add(type.getName());
            }
        }

        assertThat(homeless).isEmpty();
    }

    @Test
    void a_room_imports_lower_floors_only() {
        Set<String> upward = new TreeSet<>();
        for (JavaClass type : MAIN) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith("dev.latchkey") && pointsUp(type, target)) {
                    upward.add(roomOf(type) + " must not import " + target.getName() + " (in " + type.getName() + ")");
                }
            }
        }

        assertThat(upward).isEmpty();
    }

    @Nested
    class The_policy_language {

        @Test
        void knows_no_framework() {
            noClasses()
                    .that()
                    .resideInAPackage("dev.latchkey.policy..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.not(resideInAPackage("dev.latchkey.policy..")
                            .or(resideInAPackage("java.."))
                            .or(resideInAPackage("org.jspecify.."))
                            .or(resideInAPackage("com.fasterxml.jackson.core.."))))
                    .check(MAIN);
        }

        @Test
        void builds_no_regular_expressions() {
            noClasses()
                    .that()
                    .resideInAPackage("dev.latchkey.policy..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.regex..")
                    .check(MAIN);
        }
    }

    @Nested
    class The_door {

        @Test
        void alone_makes_permits() {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.latchkey.operation.Operations")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.latchkey.operation.Operations$Look")
                    .should()
                    .callConstructorWhere(DescribedPredicate.describe(
                            "makes a permit", call -> call.getTargetOwner().isEquivalentTo(Permit.class)))
                    .check(MAIN);
        }

        /** So that no way to a password goes past the place where failures are counted. */
        @Test
        void has_a_gate_that_alone_compares_passwords() {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.latchkey.signin.Gate")
                    .should()
                    .callMethodWhere(DescribedPredicate.describe(
                            "compares a password",
                            call -> call.getTargetOwner().isAssignableTo(FirstFactor.Stored.class)
                                    && call.getName().equals("matches")))
                    .check(MAIN);
        }

        @Test
        void hides_its_handlers_inside_their_operations() {
            classes()
                    .that()
                    .implement(OperationHandler.class)
                    .and()
                    .areNotInterfaces()
                    .should()
                    .beNestedClasses()
                    .andShould()
                    .notBePublic()
                    .check(MAIN);
        }

        @Test
        void has_a_handler_for_every_operation_that_is_not_listed_as_unbuilt() {
            Set<String> handled = new TreeSet<>();
            Set<String> operations = new TreeSet<>();
            for (JavaClass type : MAIN) {
                if (type.isAssignableTo(OperationHandler.class) && !type.isInterface()) {
                    handled.add(type.getEnclosingClass().orElseThrow().getName());
                }
                if (type.isAssignableTo(Operation.class) && !type.isInterface()) {
                    operations.add(type.getName());
                }
            }
            Set<String> expected = new TreeSet<>(handled);
            expected.addAll(Unbuilt.operations());

            assertThat(operations).isEqualTo(expected);
        }
    }

    @Nested
    class Stored_rows {

        @Test
        void stay_in_their_room() {
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .or()
                    .areAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")
                    .should()
                    .notHaveModifier(JavaModifier.PUBLIC)
                    .check(MAIN);
        }
    }

    private static boolean pointsUp(JavaClass from, JavaClass to) {
        String fromRoom = roomOf(from);
        String toRoom = roomOf(to);
        return !fromRoom.equals(toRoom) && floorOf(to) >= floorOf(from);
    }

    private static int floorOf(JavaClass type) {
        String room = roomOf(type);
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        return -1;
    }

    private static String roomOf(JavaClass type) {
        String inside = type.getPackageName().length() < BASE.length()
                ? ""
                : type.getPackageName().substring(BASE.length());
        String[] parts = inside.split("\\.", -1);
        boolean leaf = parts[0].equals("credential") && parts.length > 1;
        return leaf ? parts[0] + "." + parts[1] : parts[0];
    }
}

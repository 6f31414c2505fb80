package homework.otus.mysql.planner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same inputs give the same plan (I13), so model and planner may not touch anything that differs between two runs. */
class PurityTest {

    private static final String MODEL = "homework.otus.mysql.model";
    private static final String PLANNER = "homework.otus.mysql.planner";

    /** Packages whose classes read or change the world outside. */
    private static final String[] WORLD = {
        "java.io..",
        "java.net..",
        "java.nio.channels..",
        "java.nio.file..",
        "java.util.concurrent..",
        "java.util.logging..",
        "java.lang.System$Logger",
        "org.slf4j..",
        "io.fabric8.."
    };

    /** Classes that are clocks, dice, threads or processes, or whose iteration order hangs on identity hash codes. */
    private static final ImmutableSet<String> TYPES = ImmutableSet.of(
            Clock.class.getName(),
            HashMap.class.getName(),
            HashSet.class.getName(),
            Process.class.getName(),
            ProcessBuilder.class.getName(),
            Random.class.getName(),
            Runtime.class.getName(),
            SecureRandom.class.getName(),
            SplittableRandom.class.getName(),
            Thread.class.getName(),
            ThreadLocal.class.getName(),
            Timer.class.getName());

    /** Members, by owner, of classes that are harmless otherwise. Sets and maps of the JDK iterate by a salt of the process. */
    private static final ImmutableSetMultimap<String, String> MEMBERS = ImmutableSetMultimap.<String, String>builder()
            .putAll(System.class.getName(), "currentTimeMillis", "nanoTime", "getenv", "getProperty")
            .putAll(System.class.getName(), "getProperties", "getLogger", "identityHashCode", "in", "out", "err")
            .putAll(System.class.getName(), "exit")
            .put(Math.class.getName(), "random")
            .put(UUID.class.getName(), "randomUUID")
            .put(Collections.class.getName(), "shuffle")
            .put(Locale.class.getName(), "getDefault")
            .put(TimeZone.class.getName(), "getDefault")
            .put("java.time.ZoneId", "systemDefault")
            .putAll(Set.class.getName(), "of", "copyOf")
            .putAll(Map.class.getName(), "of", "copyOf")
            .putAll(Collectors.class.getName(), "toSet", "toUnmodifiableSet", "toUnmodifiableMap")
            .build();

    private static final ArchRule DEPENDS_ON_NO_WORLD =
            noClasses().should().dependOnClassesThat().resideInAnyPackage(WORLD).because("decisions are pure");

    private static final ArchRule DEPENDS_ON_NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat(describe("are clocks, dice, threads or unordered", PurityTest::isImpure))
            .because("the same inputs give the same plan");

    private static final ArchRule ASKS_NOBODY = noClasses()
            .should()
            .accessTargetWhere(reads())
            .because("whatever a decision needs is in the snapshot, observedAt included");

    private static final ArchRule MODEL_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage(MODEL + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PLANNER + "..")
            .because("nouns do not know who decides about them");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(MODEL, PLANNER);

    @Test
    void readsAndChangesNothingOutside() {
        DEPENDS_ON_NO_WORLD.check(MAIN);
    }

    @Test
    void leavesNothingToChance() {
        DEPENDS_ON_NO_CHANCE.check(MAIN);
    }

    @Test
    void asksNeitherClockNorEnvironment() {
        ASKS_NOBODY.check(MAIN);
    }

    @Test
    void modelDoesNotKnowThePlanner() {
        MODEL_STANDS_ALONE.check(MAIN);
    }

    @Test
    void looksAtBothModules() {
        assertThat(MAIN).anyMatch(c -> c.getPackageName().startsWith(MODEL));
        assertThat(MAIN).anyMatch(c -> c.getPackageName().startsWith(PLANNER));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Impure.ReadsClock.class,
                Impure.ReadsEnvironment.class,
                Impure.RollsDice.class,
                Impure.OpensFile.class,
                Impure.Prints.class,
                Impure.Iterates.class
            })
    void seesWhatIsImpure(Class<?> impure) {
        JavaClasses classes = new ClassFileImporter().importClasses(impure);
        assertThat(ImmutableSet.of(DEPENDS_ON_NO_WORLD, DEPENDS_ON_NO_CHANCE, ASKS_NOBODY))
                .anyMatch(rule -> rule.evaluate(classes).hasViolation());
    }

    private static boolean isImpure(JavaClass type) {
        return TYPES.contains(type.getName());
    }

    private static DescribedPredicate<JavaAccess<?>> reads() {
        return describe("reads a clock, the environment, chance or a salted order", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return MEMBERS.containsEntry(owner, name) || (owner.startsWith("java.time.") && name.equals("now"));
        });
    }

    /** One offence each, so that the rules above are seen to fail. */
    @SuppressWarnings("unused")
    private static final class Impure {

        static final class ReadsClock {
            final Instant now = Instant.now();
        }

        static final class ReadsEnvironment {
            final Map<String, String> environment = System.getenv();
        }

        static final class RollsDice {
            final UUID id = UUID.randomUUID();
        }

        static final class OpensFile {
            final File file = new File("x");
        }

        static final class Prints {
            static void print() {
                System.out.println();
            }
        }

        static final class Iterates {
            final Set<String> names = Set.of("a", "b");
        }
    }
}

package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.planner.rules.BlockForbiddenStorageChange;
import org.junit.jupiter.api.Test;

class BlockForbiddenStorageChangeTest {
    private static final Rule RULE = new BlockForbiddenStorageChange();

    @Test
    void refusesASmallerSize() {
        ask(RULE, sized("512Mi"), Worlds.running())
                .blocks(
                        "ChangeNotSupported",
                        "storage_size cannot go down, from 1Gi to 512Mi",
                        "deletionPolicy Backup");
    }

    @Test
    void refusesAnotherClass() {
        ask(RULE, Worlds.ON_CLASS, Worlds.running())
                .blocks("ChangeNotSupported", "it was none (static volumes), and the spec has fast");
        ask(RULE, Worlds.SPEC, Worlds.runningOnClass())
                .blocks("ChangeNotSupported", "it was fast, and the spec has none");
    }

    @Test
    void doesNotFireOnTheSameOrMore() {
        ask(RULE, sized("1024Mi"), Worlds.running()).doesNotFire();
        ask(RULE, sized("2Gi"), Worlds.running()).doesNotFire();
        ask(RULE, Worlds.ON_CLASS, Worlds.runningOnClass()).doesNotFire();
    }

    @Test
    void doesNotHoldADeletionUp() {
        ask(RULE, sized("512Mi"), Worlds.deleted(Worlds.running())).doesNotFireBecause("the resource is deleted");
    }

    private static MySqlSpec sized(String size) {
        return MySqlSpec.builder().from(Worlds.SPEC).storageSize(size).build();
    }
}

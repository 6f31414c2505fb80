package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.StorageClassFact;
import homework.otus.mysql.planner.rules.BlockOnMissingStorageClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockOnMissingStorageClassTest {
    private static final Rule RULE = new BlockOnMissingStorageClass();
    private static final String NONE = "no volume is to be made by a class that the cluster does not have";

    @Test
    void blocksBeforeAClaimIsMade() {
        ask(RULE, Worlds.ON_CLASS, Worlds.fresh())
                .blocks("StorageClassMissing", "spec.storageClassName is fast", "name another one");
    }

    @Test
    void blocksWhenItIsAnotherOne() {
        ClusterSnapshot other = ClusterSnapshot.builder()
                .from(Worlds.fresh())
                .storageClass(new StorageClassFact("slow", true))
                .build();
        ask(RULE, Worlds.ON_CLASS, other).blocks("StorageClassMissing");
    }

    @Test
    void doesNotFireWhenItIsThere() {
        ask(RULE, Worlds.ON_CLASS, Worlds.freshOnClass()).doesNotFireBecause(NONE);
    }

    /** The volumes are made: the class is not needed any more. */
    @Test
    void doesNotFireWhenItWentAfterwards() {
        ClusterSnapshot without = ClusterSnapshot.builder()
                .from(Worlds.runningOnClass())
                .storageClass(Optional.empty())
                .build();
        ask(RULE, Worlds.ON_CLASS, without).doesNotFireBecause(NONE);
    }

    @Test
    void doesNotFireForStaticVolumesOrADeletion() {
        ask(RULE, Worlds.fresh()).doesNotFireBecause(NONE);
        ask(RULE, Worlds.ON_CLASS, Worlds.deleted(Worlds.fresh())).doesNotFire();
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Plan;
import homework.otus.mysql.model.Reason;
import java.util.ArrayList;
import java.util.List;

/** What a plan says about that which stays: the stores, since people fear for them. */
final class Kept {
    private Kept() {}

    static List<Plan.Kept> of(Situation situation) {
        List<Plan.Kept> kept = new ArrayList<>();
        if (situation.ours(ObjectRole.BACKUP_VOLUME).isPresent()) {
            kept.add(new Plan.Kept(ObjectRole.BACKUP_VOLUME, Reason.of(backups(situation))));
        }
        boolean stays = !situation.deleting() || situation.keepsData();
        if (stays && situation.ours(ObjectRole.DATA_VOLUME).isPresent()) {
            kept.add(new Plan.Kept(ObjectRole.DATA_VOLUME, Reason.of("holds the data")));
        }
        return kept;
    }

    private static String backups(Situation situation) {
        return situation
                .catalogue()
                .map(catalogue -> catalogue.backups().size())
                .map(count -> switch (count) {
                    case 0 -> "holds no backup yet";
                    case 1 -> "holds 1 verified backup";
                    default -> "holds " + count + " verified backups";
                })
                .orElse("what it holds is not known yet");
    }
}

package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Asked.ask;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.planner.rules.UndoEditsByOthers;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoEditsByOthersTest {
    private static final Rule RULE = new UndoEditsByOthers();
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final ClusterSnapshot SCALED =
            Edits.workload(RUNNING, workload -> workload.drift(List.of("spec.replicas")));
    private static final ClusterSnapshot REDIRECTED = service(Ownership.OURS, false);

    private static ClusterSnapshot service(Ownership ownership, boolean terminating) {
        return Edits.service(
                RUNNING, service -> new PlainFact(service.uid(), ownership, terminating, List.of("spec.selector.app")));
    }

    private static Action undo(ObjectRole role) {
        return new Action.UndoEdits(role, Asked.uid(RUNNING, role));
    }

    @Test
    void putsBackWhatIsOurs() {
        ask(RULE, SCALED).does(undo(ObjectRole.WORKLOAD));
        ask(RULE, SCALED).uses("drift=[spec.replicas]");
        ask(RULE, REDIRECTED).does(undo(ObjectRole.SERVICE));
    }

    @Test
    void aFinalBackupNeedsTheServerAndNoService() {
        ask(RULE, Worlds.deleted(SCALED)).does(undo(ObjectRole.WORKLOAD));
        ask(RULE, Worlds.deleted(REDIRECTED)).doesNotFire();
    }

    @Test
    void leavesAloneWhatIsOfOthersOrGoing() {
        ask(RULE, RUNNING).doesNotFireBecause("nobody has changed fields of ours");
        ask(RULE, service(Ownership.FOREIGN, false)).doesNotFire();
        ask(RULE, service(Ownership.OURS, true)).doesNotFire();
        ask(RULE, Edits.terminating(SCALED, ObjectRole.WORKLOAD)).doesNotFire();
        ask(RULE, Edits.workload(SCALED, workload -> workload.ownership(Ownership.FOREIGN)))
                .doesNotFire();
    }

    @Test
    void fallsSilentWhenNoServerIsNeeded() {
        ClusterSnapshot given = Worlds.withResource(
                Worlds.deleted(SCALED), resource -> resource.skipFinalBackup(new Uid("life-1").value()));
        ask(RULE, given).doesNotFire();
    }
}

package homework.otus.mysql.planner;

import static homework.otus.mysql.planner.Judged.judge;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.ImageChange;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.model.Uid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the validator asks of the note on the data volume. */
class NoteChecksTest {
    private static final ClusterSnapshot RUNNING = Worlds.running();
    private static final Uid VOLUME = Asked.uid(RUNNING, ObjectRole.DATA_VOLUME);
    private static final MySqlSpec LATER = MySqlSpec.of("mysql:8.0", "otus-database", "1Gi");
    private static final ImageChange CHANGE = new ImageChange("mysql:8.0", "5.7.44", "8.0.42");

    /** The claim has the later image, the volume does not know it. */
    private static final ClusterSnapshot RECORDED =
            Edits.dataClaim(RUNNING, claim -> claim.applied(LATER).imageChange(CHANGE));

    @Test
    void noServerGetsAnImageThatItsVolumeWasNotTold() {
        ClusterSnapshot told = Edits.volume(RECORDED, ObjectRole.DATA_VOLUME, volume -> volume.applied(LATER));
        judge(RECORDED, update()).breaks("I11", "does not tell of it");
        judge(told, update()).isSound();
        judge(Edits.without(RECORDED, ObjectRole.WORKLOAD), new Action.CreateWorkload(template()))
                .breaks("I11", "does not tell of it");
        judge(Edits.without(told, ObjectRole.WORKLOAD), new Action.CreateWorkload(template()))
                .isSound();
    }

    /** A class makes the volume for the first pod; what is not labelled yet cannot be told. */
    @Test
    void aVolumeThatIsNotOursYetIsNotAsked() {
        ClusterSnapshot made = Edits.volume(
                RECORDED,
                ObjectRole.DATA_VOLUME,
                volume -> volume.ownership(Ownership.UNLABELLED).dynamic(true));
        judge(made, update()).isSound();
    }

    @Test
    void dataOfALostClaimGoesOnWithWhatItsVolumeTells() {
        ClusterSnapshot lost = Edits.without(RUNNING, ObjectRole.DATA_CLAIM);
        judge(lost, claim(Worlds.SPEC, Optional.empty())).isSound();
        judge(lost, claim(LATER, Optional.empty())).breaks("I10", "otherwise than its volume tells");
        ClusterSnapshot changing = Edits.volume(
                lost, ObjectRole.DATA_VOLUME, volume -> volume.applied(LATER).imageChange(CHANGE));
        judge(changing, claim(LATER, Optional.of(CHANGE))).isSound();
        judge(changing, claim(LATER, Optional.empty())).breaks("I10", "otherwise than its volume tells");
    }

    @Test
    void aVolumeThatWasNeverBoundOrToldNothingIsNotAsked() {
        ClusterSnapshot lost = Edits.without(RUNNING, ObjectRole.DATA_CLAIM);
        judge(
                        Edits.volume(lost, ObjectRole.DATA_VOLUME, volume -> volume.applied(Optional.empty())),
                        claim(LATER, Optional.empty()))
                .isSound();
        judge(
                        Edits.volume(lost, ObjectRole.DATA_VOLUME, volume -> volume.claimRef(Optional.empty())),
                        claim(LATER, Optional.empty()))
                .isSound();
    }

    @Test
    void theVolumeIsToldWhatItsClaimSays() {
        ClusterSnapshot down = Edits.withPods(RECORDED, List.of());
        judge(down, note(LATER, Optional.of(CHANGE))).isSound();
        judge(down, note(Worlds.SPEC, Optional.empty())).breaks("I10", "something else than its claim");
        judge(down, note(LATER, Optional.empty())).breaks("I10", "something else than its claim");
        judge(RECORDED, note(LATER, Optional.empty())).isSound();
        judge(Edits.without(RECORDED, ObjectRole.DATA_CLAIM), note(LATER, Optional.empty()))
                .breaks("I10", "something else than its claim");
        judge(RUNNING, new Action.NoteOnVolume("mysql-instance-pv", new Uid("other"), Worlds.SPEC, Optional.empty()))
                .breaks("I4", "the data volume is another one");
    }

    private static Action note(MySqlSpec applied, Optional<ImageChange> change) {
        return new Action.NoteOnVolume("mysql-instance-pv", VOLUME, applied, change);
    }

    private static Action claim(MySqlSpec applied, Optional<ImageChange> change) {
        return new Action.CreateClaim(
                Storage.DATA,
                "1Gi",
                Worlds.FIRST_LIFE,
                Optional.of(applied),
                Opening.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                change);
    }

    private static Action update() {
        return new Action.UpdateWorkload(Asked.uid(RUNNING, ObjectRole.WORKLOAD), template());
    }

    private static ServerTemplate template() {
        return ServerTemplate.builder()
                .applied(LATER)
                .life(Worlds.FIRST_LIFE)
                .revision(2)
                .build();
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import homework.otus.mysql.planner.rules.AddFinalizer;
import homework.otus.mysql.planner.rules.ApplyRetention;
import homework.otus.mysql.planner.rules.AwaitServer;
import homework.otus.mysql.planner.rules.BlockOnForeignObjects;
import homework.otus.mysql.planner.rules.ChangeImage;
import homework.otus.mysql.planner.rules.CreateMissingClaim;
import homework.otus.mysql.planner.rules.CreateMissingCredentials;
import homework.otus.mysql.planner.rules.CreateMissingService;
import homework.otus.mysql.planner.rules.DiscardUnopenedDataOfEarlierLife;
import homework.otus.mysql.planner.rules.FindDatabase;
import homework.otus.mysql.planner.rules.FinishPasswordChange;
import homework.otus.mysql.planner.rules.FinishRename;
import homework.otus.mysql.planner.rules.KeepClientsOut;
import homework.otus.mysql.planner.rules.LetDoomedClaimGo;
import homework.otus.mysql.planner.rules.LetSavedDataGo;
import homework.otus.mysql.planner.rules.NoteAppliedOnVolume;
import homework.otus.mysql.planner.rules.RebindKeptVolume;
import homework.otus.mysql.planner.rules.RecordFinishedBackup;
import homework.otus.mysql.planner.rules.ReleaseResource;
import homework.otus.mysql.planner.rules.RemoveBackupsOfGoneInstance;
import homework.otus.mysql.planner.rules.RemoveData;
import homework.otus.mysql.planner.rules.RemoveDeletedBackup;
import homework.otus.mysql.planner.rules.RemoveJobsOfEarlierWork;
import homework.otus.mysql.planner.rules.ResetLostPassword;
import homework.otus.mysql.planner.rules.RestoreOntoFreshDataDirectory;
import homework.otus.mysql.planner.rules.RetainBoundVolume;
import homework.otus.mysql.planner.rules.TakeFinalBackup;
import homework.otus.mysql.planner.rules.TakeInventory;
import homework.otus.mysql.planner.rules.TakeUpDataOfEarlierLife;
import homework.otus.mysql.planner.rules.TakeWantedBackup;
import homework.otus.mysql.planner.rules.WaitForDeletionsUnderWay;
import homework.otus.mysql.planner.rules.YieldToTerminatingNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A planner with a planted fault is found out. What is not found here would not be found in a real one. */
class MutantsTest {
    private static final int MOST_STATES = 40_000;

    static Stream<Arguments> mutants() {
        return Stream.of(
                mutant("no finalizer", Roads.without(AddFinalizer.class), 0, "M6"),
                mutant("no final backup", Roads.without(TakeFinalBackup.class), 0, "I1"),
                mutant("no restore", Roads.without(RestoreOntoFreshDataDirectory.class), 0, "clients miss rows"),
                mutant(
                        "restore onto opened data",
                        Roads.replacing(AwaitServer.class, PlantedFaults.restoreAlways()),
                        0,
                        "I2"),
                mutant("backups not recorded", Roads.without(RecordFinishedBackup.class), 0, "I5"),
                mutant("no inventory", Roads.without(TakeInventory.class), 0, "I5"),
                mutant("clients before the data", Roads.before(CreateMissingService.class, AwaitServer.class), 0, "I5"),
                mutant("released too early", Roads.before(ReleaseResource.class, RemoveData.class), 0, "I1"),
                mutant("UID forgotten", Roads.changing(RemoveData.class, PlantedFaults::anyUid), 0, "I4"),
                mutant("deletions not awaited", Roads.without(WaitForDeletionsUnderWay.class), 0, "I1"),
                mutant("old Jobs stay", Roads.without(RemoveJobsOfEarlierWork.class), 0, "M6"),
                mutant("objects of others", Roads.without(BlockOnForeignObjects.class), 0, "I8"),
                mutant("kept volume not bound", Roads.without(RebindKeptVolume.class), 0, "I5"),
                mutant("torso goes on", Roads.without(DiscardUnopenedDataOfEarlierLife.class), 0, "I2"),
                mutant(
                        "lost data is fresh",
                        Roads.changing(CreateMissingClaim.class, PlantedFaults::neverOpened),
                        0,
                        "I11"),
                mutant("class volume not retained", Roads.without(RetainBoundVolume.class), 0, "I12"),
                mutant("namespace ignored", Roads.without(YieldToTerminatingNamespace.class), 1, "I12"),
                mutant("service stays", Roads.without(KeepClientsOut.class), 1, "I2"),
                mutant("claim cannot go", Roads.without(LetDoomedClaimGo.class), 1, "I5"),
                mutant("no point of no return", Roads.without(LetSavedDataGo.class), 1, "clients miss rows"),
                mutant(
                        "fenced server goes on",
                        Roads.replacing(TakeUpDataOfEarlierLife.class, PlantedFaults.takeUpAtOnce()),
                        1,
                        "I5"),
                mutant("delete before verify", Roads.before(LetSavedDataGo.class, TakeFinalBackup.class), 0, "I1"),
                mutant(
                        "versions not looked at",
                        Roads.replacing(ChangeImage.class, PlantedFaults.recordAtOnce()),
                        0,
                        "I10"),
                mutant(
                        "no backup before an upgrade",
                        Roads.replacing(ChangeImage.class, PlantedFaults.markAtOnce()),
                        0,
                        "I1"),
                mutant("upgrades are not noted", Roads.changing(ChangeImage.class, PlantedFaults::unmarked), 0, "I5"),
                mutant("the volume is not told", Roads.without(NoteAppliedOnVolume.class), 0, "I11"),
                mutant(
                        "a lost claim goes by the spec",
                        Roads.changing(CreateMissingClaim.class, PlantedFaults::asWanted),
                        0,
                        "I10"),
                renameMutant("renamed before the eyes of clients", Roads.without(KeepClientsOut.class), "I2"),
                renameMutant(
                        "a rename is recorded at once",
                        Roads.changing(FinishRename.class, PlantedFaults::recordedAtOnce),
                        "I10"),
                renameMutant(
                        "half a rename is backed up", Roads.before(TakeFinalBackup.class, FinishRename.class), "I10"),
                renameMutant("a rename is not finished", Roads.without(FinishRename.class), "I5"),
                renameMutant("a lost rename is not looked for", Roads.without(FindDatabase.class), "I10"),
                backupMutant(
                        "the newest backup goes",
                        Roads.replacing(ApplyRetention.class, PlantedBackupFaults.deletesTheNewest()),
                        "I3"),
                backupMutant(
                        "a backup is forgotten unasked",
                        Roads.replacing(RemoveDeletedBackup.class, PlantedBackupFaults.forgetsUnasked()),
                        "I3"),
                backupMutant(
                        "the last backup is forgotten",
                        Roads.replacing(RemoveDeletedBackup.class, PlantedBackupFaults.forgetsTheLast()),
                        "I3"),
                backupMutant(
                        "a MySQLBackup goes before its files",
                        Roads.replacing(RemoveDeletedBackup.class, PlantedBackupFaults.letsGoAtOnce()),
                        "I3"),
                backupMutant("a deleted backup stays", Roads.without(RemoveDeletedBackup.class), "I5"),
                backupMutant("a wanted backup is not taken", Roads.without(TakeWantedBackup.class), "I5"),
                backupMutant(
                        "backups outlive their instance for ever",
                        Roads.without(RemoveBackupsOfGoneInstance.class),
                        "I5"),
                mutant("staged password left", Roads.without(FinishPasswordChange.class), 0, "I11"),
                mutant(
                        "credentials taken for proven",
                        Roads.changing(CreateMissingCredentials.class, PlantedFaults::unstaged),
                        0,
                        "I11"),
                mutant(
                        "promoted before it is changed",
                        Roads.changing(FinishPasswordChange.class, PlantedFaults::promotedAtOnce),
                        0,
                        "I11"),
                mutant("lost password stays", Roads.without(ResetLostPassword.class), 0, "I5"),
                mutant("no fence", Roads.changing(TakeFinalBackup.class, PlantedFaults::unfenced), 0, "I5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isFoundOut(String name, Planner planner, int disturbances, String fault, Map<String, World> starts) {
        Explorer explorer = Explorer.hunting(planner, disturbances, disturbances == 0 ? 2 : 1, MOST_STATES);
        Explorer.Result seen = explorer.explore(starts);
        assertThat(seen.faults().keySet()).as(name).isNotEmpty().anyMatch(found -> found.startsWith(fault));
    }

    /** The page in docs says what is planted, and what finds it. */
    @Test
    void areListed() {
        Path page = Path.of("../docs/state-space.md");
        String begin = "<!-- the table of MutantsTest begins -->\n\n";
        String end = "\n<!-- the table of MutantsTest ends -->";
        try {
            String text = Files.readString(page);
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(end);
            String listed = text.substring(0, from) + table() + text.substring(to);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(page, listed);
            }
            assertThat(Files.readString(page)).isEqualTo(listed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() {
        return mutants()
                .map(Arguments::get)
                .map(mutant -> "| %s | %s | %s |%n".formatted(mutant[0], mutant[2], mutant[3]))
                .collect(Collectors.joining(
                        "", "| planted fault | disturbances that it takes | found by |\n| --- | --- | --- |\n", ""));
    }

    private static Arguments mutant(String name, Planner planner, int disturbances, String fault) {
        return arguments(name, planner, disturbances, fault, disturbances == 0 ? Starts.all() : Starts.empty());
    }

    /** From where there are backups, and users who ask for some and delete some. */
    private static Arguments backupMutant(String name, Planner planner, String fault) {
        return arguments(name, planner, 0, fault, Starts.backups());
    }

    /** From where another name is wanted. */
    private static Arguments renameMutant(String name, Planner planner, String fault) {
        return arguments(name, planner, 1, fault, Starts.renaming());
    }
}

package homework.otus.mysql.planner;

import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Step;
import homework.otus.mysql.model.Storage;
import homework.otus.mysql.planner.rules.AddFinalizer;
import homework.otus.mysql.planner.rules.AdoptUnlabelledObjects;
import homework.otus.mysql.planner.rules.ApplyRetention;
import homework.otus.mysql.planner.rules.ApplySettings;
import homework.otus.mysql.planner.rules.AwaitServer;
import homework.otus.mysql.planner.rules.BeginRename;
import homework.otus.mysql.planner.rules.BeginScheduledBackup;
import homework.otus.mysql.planner.rules.BlockForbiddenStorageChange;
import homework.otus.mysql.planner.rules.BlockOnBackupPolicy;
import homework.otus.mysql.planner.rules.BlockOnForeignObjects;
import homework.otus.mysql.planner.rules.BlockOnInvalidSpec;
import homework.otus.mysql.planner.rules.BlockOnLostVolume;
import homework.otus.mysql.planner.rules.BlockOnMissingBackup;
import homework.otus.mysql.planner.rules.BlockOnMissingStorageClass;
import homework.otus.mysql.planner.rules.BlockOnUnfitNode;
import homework.otus.mysql.planner.rules.BlockOnUnusablePassword;
import homework.otus.mysql.planner.rules.BlockRefusedRename;
import homework.otus.mysql.planner.rules.BlockUnfitSettings;
import homework.otus.mysql.planner.rules.ChangeImage;
import homework.otus.mysql.planner.rules.CorrectImage;
import homework.otus.mysql.planner.rules.CreateMissingClaim;
import homework.otus.mysql.planner.rules.CreateMissingCredentials;
import homework.otus.mysql.planner.rules.CreateMissingService;
import homework.otus.mysql.planner.rules.CreateMissingVolume;
import homework.otus.mysql.planner.rules.CreateMissingWorkload;
import homework.otus.mysql.planner.rules.DiscardUnopenedDataOfEarlierLife;
import homework.otus.mysql.planner.rules.FindDatabase;
import homework.otus.mysql.planner.rules.FinishImageChange;
import homework.otus.mysql.planner.rules.FinishPasswordChange;
import homework.otus.mysql.planner.rules.FinishRename;
import homework.otus.mysql.planner.rules.GrowStorage;
import homework.otus.mysql.planner.rules.HoldSuspended;
import homework.otus.mysql.planner.rules.KeepClientsOut;
import homework.otus.mysql.planner.rules.KeepServersApart;
import homework.otus.mysql.planner.rules.LeaveUnguardedResource;
import homework.otus.mysql.planner.rules.LetDoomedClaimGo;
import homework.otus.mysql.planner.rules.LetSavedDataGo;
import homework.otus.mysql.planner.rules.ListBackup;
import homework.otus.mysql.planner.rules.ListFinalBackup;
import homework.otus.mysql.planner.rules.NoteAppliedOnVolume;
import homework.otus.mysql.planner.rules.OpenDataWithoutRestore;
import homework.otus.mysql.planner.rules.RebindKeptVolume;
import homework.otus.mysql.planner.rules.RecordFinishedBackup;
import homework.otus.mysql.planner.rules.ReleaseResource;
import homework.otus.mysql.planner.rules.RemoveBackupsOfGoneInstance;
import homework.otus.mysql.planner.rules.RemoveCredentials;
import homework.otus.mysql.planner.rules.RemoveData;
import homework.otus.mysql.planner.rules.RemoveDeletedBackup;
import homework.otus.mysql.planner.rules.RemoveJobsOfEarlierWork;
import homework.otus.mysql.planner.rules.RemoveServer;
import homework.otus.mysql.planner.rules.ReplaceFailedImage;
import homework.otus.mysql.planner.rules.ReportRunning;
import homework.otus.mysql.planner.rules.ResetLostPassword;
import homework.otus.mysql.planner.rules.RestoreOntoFreshDataDirectory;
import homework.otus.mysql.planner.rules.RetainBoundVolume;
import homework.otus.mysql.planner.rules.RollOutWorkload;
import homework.otus.mysql.planner.rules.StagePassword;
import homework.otus.mysql.planner.rules.TakeFinalBackup;
import homework.otus.mysql.planner.rules.TakeInventory;
import homework.otus.mysql.planner.rules.TakeUpDataOfEarlierLife;
import homework.otus.mysql.planner.rules.TakeWantedBackup;
import homework.otus.mysql.planner.rules.UndoEditsByOthers;
import homework.otus.mysql.planner.rules.VerifyBackup;
import homework.otus.mysql.planner.rules.WaitForDeletionsUnderWay;
import homework.otus.mysql.planner.rules.WipeDataDirectory;
import homework.otus.mysql.planner.rules.YieldBackupsToTerminatingNamespace;
import homework.otus.mysql.planner.rules.YieldToTerminatingNamespace;
import java.util.List;
import java.util.Optional;

/** The rules in the order in which they are asked. The order is the road. */
public record Road(List<Rule> rules) {
    public Road {
        rules = List.copyOf(rules);
    }

    static Road standard() {
        return new Road(List.of(
                // may we act at all
                new YieldBackupsToTerminatingNamespace(),
                new YieldToTerminatingNamespace(),
                new HoldSuspended(),
                new RemoveBackupsOfGoneInstance(),
                new LeaveUnguardedResource(),
                new BlockOnInvalidSpec(),
                new AdoptUnlabelledObjects(),
                new BlockOnForeignObjects(),
                new AddFinalizer(),
                // before anything is written to them, and before a claim that was deleted by hand is gone
                new RetainBoundVolume(Storage.DATA),
                new RetainBoundVolume(Storage.BACKUP),
                // what is left of earlier work
                new RemoveJobsOfEarlierWork(),
                new KeepClientsOut(),
                new DiscardUnopenedDataOfEarlierLife(),
                new LetDoomedClaimGo(),
                new WaitForDeletionsUnderWay(),
                // a server with its data, to run or to back up
                new BlockOnLostVolume(),
                new BlockOnMissingStorageClass(),
                // both volumes before the first claim: a claim waits until its volume is recognised
                new CreateMissingVolume(Storage.DATA),
                new CreateMissingVolume(Storage.BACKUP),
                new CreateMissingCredentials(),
                new CreateMissingClaim(Storage.DATA),
                new RebindKeptVolume(Storage.DATA),
                new TakeUpDataOfEarlierLife(),
                new CreateMissingClaim(Storage.BACKUP),
                new RebindKeptVolume(Storage.BACKUP),
                // before the workload is made: it is made with them
                new ApplySettings(),
                new NoteAppliedOnVolume(),
                new KeepServersApart(),
                new BlockOnUnfitNode(),
                new CreateMissingWorkload(),
                new CorrectImage(),
                new RollOutWorkload(),
                new UndoEditsByOthers(),
                new ResetLostPassword(),
                new TakeInventory(),
                new RecordFinishedBackup(),
                new ReplaceFailedImage(),
                new AwaitServer(),
                new FinishImageChange(),
                // whatever logs in comes after it
                new FinishPasswordChange(),
                new FindDatabase(),
                new BlockOnMissingBackup(),
                new RestoreOntoFreshDataDirectory(),
                new OpenDataWithoutRestore(),
                new FinishRename(),
                // the road's end of a running instance; a rename before the door is opened, that it is not shut again
                new BeginRename(),
                new CreateMissingService(),
                // backups go on, whatever a change in place is waiting for; and room is made before a final one
                new RemoveDeletedBackup(),
                new BeginScheduledBackup(),
                new TakeWantedBackup(),
                new ListBackup(),
                new ApplyRetention(),
                new BlockUnfitSettings(),
                new StagePassword(),
                new ChangeImage(),
                new GrowStorage(),
                new VerifyBackup(),
                new BlockRefusedRename(),
                new BlockForbiddenStorageChange(),
                new BlockOnUnusablePassword(),
                new BlockOnBackupPolicy(),
                new ReportRunning(),
                // the road's end of a deleted one
                new TakeFinalBackup(),
                new RemoveServer(ObjectRole.SERVICE),
                new RemoveServer(ObjectRole.WORKLOAD),
                new LetSavedDataGo(),
                new WipeDataDirectory(),
                new RemoveData(),
                new RemoveCredentials(),
                // nobody must be able to delete the final backup before the data is gone
                new ListFinalBackup(),
                new ReleaseResource()));
    }

    /** The next step, or why there is none: the goal is reached, or somebody has to act. */
    record Verdict(Optional<Step> step, Optional<Block> block) {}

    Verdict next(Situation situation, Witness witness) {
        for (Rule rule : rules) {
            Decision decision = rule.decide(situation);
            witness.hears(rule, decision);
            if (decision instanceof Decision.Next next) {
                Step step = new Step(next.action(), rule.name(), next.reason());
                return new Verdict(Optional.of(step), Optional.empty());
            }
            if (decision instanceof Decision.Blocked blocked) {
                return new Verdict(Optional.empty(), Optional.of(blocked.block()));
            }
            if (decision instanceof Decision.Done) {
                return new Verdict(Optional.empty(), Optional.empty());
            }
        }
        return new Verdict(Optional.empty(), Optional.empty());
    }
}

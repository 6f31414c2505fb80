package homework.otus.mysql.planner;

import homework.otus.mysql.model.BackupFact;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupProgress;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.ClaimFact;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Opening;
import homework.otus.mysql.model.PlainFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.ServerTemplate;
import homework.otus.mysql.model.Uid;
import homework.otus.mysql.model.VolumeFact;
import homework.otus.mysql.model.WorkloadFact;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot under other names: whoever extends this says which. The resource itself is left to it as well. */
abstract class Renaming {
    abstract Uid uid(Uid uid);

    abstract String life(String life);

    abstract String backup(String id);

    abstract String pod(String name);

    abstract Instant time(Instant time);

    abstract Instant failedAt(Instant time);

    final ClusterSnapshot.Builder renamed(ClusterSnapshot snapshot) {
        SortedMap<ObjectRole, JobFact> jobs = new TreeMap<>();
        snapshot.jobs().forEach((role, job) -> jobs.put(role, job(role, job)));
        return ClusterSnapshot.builder()
                .from(snapshot)
                .dataVolume(snapshot.dataVolume().map(this::volume))
                .dataClaim(snapshot.dataClaim().map(this::claim))
                .backupVolume(snapshot.backupVolume().map(this::volume))
                .backupClaim(snapshot.backupClaim().map(this::claim))
                .credentials(snapshot.credentials().map(this::credentials))
                .catalogue(snapshot.catalogue().map(this::catalogue))
                .workload(snapshot.workload().map(this::workload))
                .service(snapshot.service().map(this::plain))
                .backups(snapshot.backups().stream().map(this::made).toList())
                .pods(snapshot.pods().stream().map(this::pod).toList())
                .jobs(jobs);
    }

    final Uid life(Uid life) {
        return new Uid(life(life.value()));
    }

    private VolumeFact volume(VolumeFact volume) {
        return VolumeFact.builder()
                .from(volume)
                .uid(uid(volume.uid()))
                .life(volume.life().map(this::life))
                .name(volume.name().map(this::volumeName))
                .claimRef(volume.claimRef()
                        .map(ref -> new VolumeFact.ClaimRef(
                                ref.namespace(), ref.name(), ref.uid().map(this::uid))))
                .build();
    }

    /** {@link Provisioning} names the data volume of a class after a life. */
    private String volumeName(String name) {
        return name.equals(Provisioning.BACKUPS) ? name : life(name);
    }

    private ClaimFact claim(ClaimFact claim) {
        Opening opening = new Opening(
                claim.opening().state(), claim.opening().restoredFrom().map(id -> new BackupId(backup(id.value()))));
        return ClaimFact.builder()
                .from(claim)
                .uid(uid(claim.uid()))
                .life(claim.life().map(this::life))
                .volumeName(
                        claim.storageClassName().isPresent()
                                ? claim.volumeName().map(this::volumeName)
                                : claim.volumeName())
                .opening(opening)
                .build();
    }

    private CredentialsFact credentials(CredentialsFact fact) {
        return CredentialsFact.builder().from(fact).uid(uid(fact.uid())).build();
    }

    private CatalogueFact catalogue(CatalogueFact catalogue) {
        return CatalogueFact.builder()
                .from(catalogue)
                .uid(uid(catalogue.uid()))
                .backupClaim(uid(catalogue.backupClaim()))
                .backups(catalogue.backups().stream().map(this::record).toList())
                .build();
    }

    private WorkloadFact workload(WorkloadFact fact) {
        return WorkloadFact.builder()
                .from(fact)
                .uid(uid(fact.uid()))
                .template(fact.template()
                        .map(template -> ServerTemplate.builder()
                                .from(template)
                                .life(life(template.life()))
                                .bornIn(template.bornIn().map(this::life))
                                .build()))
                .build();
    }

    private PlainFact plain(PlainFact fact) {
        return new PlainFact(uid(fact.uid()), fact.ownership(), fact.terminating(), fact.drift());
    }

    private PodFact pod(PodFact pod) {
        return PodFact.builder()
                .from(pod)
                .name(pod(pod.name()))
                .startedAt(pod.startedAt().map(this::time))
                .inspection(pod.inspection()
                        .map(seen -> new Inspection(seen.fresh(), seen.born().map(this::life))))
                .build();
    }

    /** The name of a MySQLBackup that stands for a backup is made of that one's. */
    private BackupFact made(BackupFact backup) {
        Uid uid = uid(backup.uid());
        Optional<BackupId> id = backup.progress().id().map(this::id);
        Optional<BackupId> lists = backup.lists().map(this::id);
        String name = lists.map(BackupNames::resource).orElse(backup.name());
        BackupProgress progress = BackupProgress.builder()
                .from(backup.progress())
                .id(id)
                .message(backup.progress()
                        .message()
                        .map(text -> text.replace(
                                        backup.id().map(BackupId::value).orElse("no id"),
                                        lists.or(() -> id).map(BackupId::value).orElse("no id"))
                                .replace(" msb " + backup.name() + " ", " msb " + name + " ")
                                .replace("=" + backup.uid(), "=" + uid)))
                .build();
        return BackupFact.builder()
                .from(backup)
                .name(name)
                .uid(uid)
                .createdAt(born(backup.createdAt()))
                .lists(lists)
                .progress(progress)
                .deleteLast(backup.deleteLast()
                        .map(value -> value.equals(backup.uid().value()) ? uid.value() : value))
                .build();
    }

    private BackupId id(BackupId id) {
        return new BackupId(backup(id.value()));
    }

    /** When a MySQLBackup was made: their order is that of the list. */
    Instant born(Instant time) {
        return time;
    }

    private static boolean isAboutABackup(ObjectRole role) {
        return role == ObjectRole.BACKUP_JOB
                || role == ObjectRole.RESTORE_JOB
                || role == ObjectRole.PRUNE_JOB
                || role == ObjectRole.VERIFY_JOB;
    }

    private JobFact job(ObjectRole role, JobFact job) {
        JobState state = job.state();
        JobState renamed = state;
        if (state instanceof JobState.BackedUp done) {
            renamed = new JobState.BackedUp(record(done.backup()));
        } else if (state instanceof JobState.Restored restored) {
            renamed =
                    new JobState.Restored(new BackupId(backup(restored.backup().value())));
        } else if (state instanceof JobState.Found found) {
            renamed = new JobState.Found(
                    found.backups().stream().map(this::record).toList());
        } else if (state instanceof JobState.VersionsFound found) {
            renamed = new JobState.VersionsFound(found.image(), found.server(), time(found.at()));
        } else if (state instanceof JobState.Failed failed) {
            renamed = new JobState.Failed(failed.failure(), failed.message(), failedAt(failed.at()));
        }
        boolean nameOfTime = state instanceof JobState.BackedUp || state instanceof JobState.Restored;
        return JobFact.builder()
                .from(job)
                .uid(uid(job.uid()))
                .life(life(job.life()))
                .subject(
                        nameOfTime
                                ? Optional.empty()
                                : isAboutABackup(role) ? job.subject().map(this::backup) : job.subject())
                .state(renamed)
                .build();
    }

    final BackupRecord record(BackupRecord record) {
        return BackupRecord.builder()
                .from(record)
                .id(new BackupId(backup(record.id().value())))
                .life(life(record.life()))
                .completedAt(time(record.completedAt()))
                .pod(pod(record.pod()))
                .build();
    }
}

package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.AdapterSettings;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.read.AsMade;
import homework.otus.mysql.k8s.read.BackupRecords;
import homework.otus.mysql.k8s.read.Catalogues;
import homework.otus.mysql.k8s.read.Stamp;
import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.BackupEdit;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import java.util.Optional;

/** The Kubernetes object of each action that creates one. */
public final class Manifests implements AsMade {
    private final StorageManifests storage;
    private final WorkloadManifest workload;
    private final JobManifest jobs;

    public Manifests(AdapterSettings settings) {
        this.storage = new StorageManifests(settings);
        this.workload = new WorkloadManifest(settings);
        this.jobs = new JobManifest(settings);
    }

    /**
     * What {@code action} creates for {@code instance}; empty when it creates nothing. The Secret has no
     * password in it: whoever stores it puts that in.
     */
    public Optional<HasMetadata> of(InstanceId instance, Action action) {
        return action.match(new ForInstance(instance));
    }

    /** The workload of {@code instance} as it is made from {@code template}. */
    @Override
    public HasMetadata madeWorkload(InstanceId instance, ServerTemplate template) {
        return Stamp.on(workload.deployment(instance, template));
    }

    /** The Service of {@code instance}. */
    @Override
    public HasMetadata madeService(InstanceId instance) {
        return Stamp.on(ServiceManifest.service(instance));
    }

    private static Secret credentials(InstanceId instance) {
        return new SecretBuilder()
                .withMetadata(Parts.metadata(instance, ObjectRole.CREDENTIALS, Map.of()))
                .withType("Opaque")
                .build();
    }

    private static ConfigMap catalogue(InstanceId instance, Action.WriteCatalogue action) {
        Map<String, String> claim =
                Map.of(Annotations.BACKUP_CLAIM_UID, action.backupClaim().value());
        return new ConfigMapBuilder()
                .withMetadata(Parts.metadata(instance, ObjectRole.CATALOGUE, claim))
                .withData(Map.of(Catalogues.KEY, BackupRecords.write(action.backups())))
                .build();
    }

    private final class ForInstance implements Action.Cases<Optional<HasMetadata>> {
        private final InstanceId instance;

        private ForInstance(InstanceId instance) {
            this.instance = instance;
        }

        @Override
        public Optional<HasMetadata> on(Action.CreateCredentials action) {
            return Optional.of(credentials(instance));
        }

        @Override
        public Optional<HasMetadata> on(Action.CreateVolume action) {
            return Optional.of(storage.volume(instance, action));
        }

        @Override
        public Optional<HasMetadata> on(Action.CreateClaim action) {
            return Optional.of(storage.claim(instance, action));
        }

        @Override
        public Optional<HasMetadata> on(Action.CreateWorkload action) {
            return Optional.of(madeWorkload(instance, action.template()));
        }

        @Override
        public Optional<HasMetadata> on(Action.UpdateWorkload action) {
            return Optional.of(madeWorkload(instance, action.template()));
        }

        @Override
        public Optional<HasMetadata> on(Action.CreateService action) {
            return Optional.of(madeService(instance));
        }

        @Override
        public Optional<HasMetadata> on(Action.RunJob action) {
            return Optional.of(jobs.job(instance, action));
        }

        @Override
        public Optional<HasMetadata> on(Action.WriteCatalogue action) {
            return Optional.of(catalogue(instance, action));
        }

        @Override
        public Optional<HasMetadata> on(Action.EditBackup action) {
            return action.edit() instanceof BackupEdit.Create create
                    ? Optional.of(BackupManifest.backup(instance, create))
                    : Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.ForgetBackup action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.RecordSchedule action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.UndoEdits action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.RecordApplied action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.NoteOnVolume action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.MarkRenaming action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.MarkImageChange action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.StagePassword action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.PromotePassword action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.GrowVolume action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.ExpandClaim action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.SetReclaim action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.AddFinalizer action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.RemoveFinalizer action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.RebindVolume action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.TakeUpData action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.Adopt action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.OpenData action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.Delete action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.Await action) {
            return Optional.empty();
        }

        @Override
        public Optional<HasMetadata> on(Action.Report action) {
            return Optional.empty();
        }
    }
}

package homework.otus.mysql.k8s.read;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.k8s.Annotations;
import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.CatalogueFact;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;

/** Reads the catalogue of backups. */
public final class Catalogues {
    /** The key of the ConfigMap under which the records are. */
    public static final String KEY = "backups.json";

    private Catalogues() {}

    /** A catalogue of ours that cannot be read is an error, not an empty one. That of others is not looked into. */
    public static CatalogueFact read(ConfigMap catalogue, InstanceId instance) {
        Ownership ownership = Labels.ownership(catalogue, instance, ObjectRole.CATALOGUE);
        return CatalogueFact.builder()
                .uid(Facts.uid(catalogue))
                .ownership(ownership)
                .terminating(Facts.terminating(catalogue))
                .backupClaim(new Uid(
                        Annotations.of(catalogue, Annotations.BACKUP_CLAIM_UID).orElse("")))
                .backups(ownership == Ownership.OURS ? backups(catalogue) : List.of())
                .build();
    }

    private static List<BackupRecord> backups(ConfigMap catalogue) {
        String text = catalogue.getData() == null ? null : catalogue.getData().get(KEY);
        return BackupRecords.readCatalogue(text == null ? "" : text)
                .orElseThrow(() -> AdapterException.of(
                        Code.UNREADABLE,
                        "configmap %s: the key %s cannot be read as a list of backups; delete the configmap, and the"
                                + " operator lists the backup volume anew",
                        catalogue.getMetadata().getName(),
                        KEY));
    }
}

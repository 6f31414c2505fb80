package homework.otus.mysql.k8s;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Which Kubernetes kind each role is, and where the API server has it. */
public final class Kinds {
    private Kinds() {}

    public static Class<? extends HasMetadata> type(ObjectRole role) {
        return switch (role) {
            case DATA_VOLUME, BACKUP_VOLUME -> PersistentVolume.class;
            case DATA_CLAIM, BACKUP_CLAIM -> PersistentVolumeClaim.class;
            case CREDENTIALS -> Secret.class;
            case CATALOGUE -> ConfigMap.class;
            case WORKLOAD -> Deployment.class;
            case SERVICE -> Service.class;
            case BACKUP_JOB,
                    RESTORE_JOB,
                    INVENTORY_JOB,
                    WIPE_JOB,
                    PASSWORD_JOB,
                    RENAME_JOB,
                    VERSION_JOB,
                    PRUNE_JOB,
                    VERIFY_JOB -> Job.class;
        };
    }

    /** The namespace of an object of that role; empty for what is cluster-scoped. */
    public static String namespace(InstanceId instance, ObjectRole role) {
        return role.isVolume() ? "" : instance.namespace();
    }

    /** The path of the object on the API server. */
    public static String path(InstanceId instance, ObjectRole role) {
        Class<? extends HasMetadata> type = type(role);
        String version = HasMetadata.getApiVersion(type);
        String root = version.contains("/") ? "/apis/" : "/api/";
        String namespace = role.isVolume() ? "" : "/namespaces/" + instance.namespace();
        return root + version + namespace + "/" + HasMetadata.getPlural(type) + "/" + role.nameFor(instance);
    }
}

package homework.otus.mysql.k8s.crd;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.AdapterException.Code;
import homework.otus.mysql.model.BackupPolicy;
import homework.otus.mysql.model.DeletionPolicy;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.RestoreWish;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a resource, stored or still in a file, to the model. Wrong values pass: the planner judges them. */
public final class SpecReader {
    private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^---.*$");

    private SpecReader() {}

    /** What the resource asks for. A missing field is empty, a missing image the default one. */
    public static MySqlSpec spec(MySQL resource) {
        MySQLSpec spec = resource.getSpec() == null ? new MySQLSpec() : resource.getSpec();
        String image = orEmpty(spec.getImage());
        return MySqlSpec.builder()
                .image(image.isEmpty() ? MySQLSpec.DEFAULT_IMAGE : image)
                .database(orEmpty(spec.getDatabase()))
                .storageSize(orEmpty(spec.getStorageSize()))
                .storageClassName(
                        Optional.ofNullable(spec.getStorageClassName()).filter(name -> !name.isEmpty()))
                .settings(settings(spec))
                .suspend(Boolean.TRUE.equals(spec.getSuspend()))
                .backup(backup(spec.getBackup()))
                .restore(restore(spec.getRestore()))
                .build();
    }

    private static BackupPolicy backup(@Nullable BackupFields fields) {
        if (fields == null) {
            return BackupPolicy.NONE;
        }
        RetentionFields retention = fields.getRetention() == null ? new RetentionFields() : fields.getRetention();
        return BackupPolicy.builder()
                .schedule(given(fields.getSchedule()))
                .timeZone(given(fields.getTimeZone()))
                .suspended(Boolean.TRUE.equals(fields.getSuspend()))
                .keepCount(Optional.ofNullable(retention.getCount()))
                .maxAge(given(retention.getMaxAge()))
                .verify(
                        switch (orEmpty(fields.getVerify())) {
                            case "Never" -> BackupPolicy.Verify.NEVER;
                            case "Restore" -> BackupPolicy.Verify.RESTORE;
                            default -> BackupPolicy.Verify.CHECKSUM;
                        })
                .storageSize(given(fields.getStorageSize()))
                .storageClassName(given(fields.getStorageClassName()))
                .build();
    }

    /** A name wins over none: it asks for more data, not for less. */
    private static RestoreWish restore(@Nullable RestoreFields fields) {
        if (fields == null) {
            return RestoreWish.LATEST;
        }
        return given(fields.getBackupName())
                .<RestoreWish>map(RestoreWish.Named::new)
                .orElse(Boolean.TRUE.equals(fields.getNone()) ? new RestoreWish.Nothing() : RestoreWish.LATEST);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static ServerSettings settings(MySQLSpec spec) {
        ResourceNeeds resources = spec.getResources() == null ? new ResourceNeeds() : spec.getResources();
        return ServerSettings.builder()
                .config(spec.getConfig())
                .requests(resources.getRequests())
                .limits(resources.getLimits())
                .nodeSelector(spec.getNodeSelector())
                .tolerations(spec.getTolerations().stream()
                        .map(SpecReader::toleration)
                        .toList())
                .build();
    }

    private static Toleration toleration(io.fabric8.kubernetes.api.model.Toleration toleration) {
        return Toleration.builder()
                .key(Optional.ofNullable(toleration.getKey()))
                .operator(Optional.ofNullable(toleration.getOperator()))
                .value(Optional.ofNullable(toleration.getValue()))
                .effect(Optional.ofNullable(toleration.getEffect()))
                .tolerationSeconds(Optional.ofNullable(toleration.getTolerationSeconds()))
                .build();
    }

    /** What is no policy is the default one, which loses nothing: admission refuses it, and an old resource must go on. */
    public static DeletionPolicy deletionPolicy(MySQL resource) {
        return switch (orEmpty(
                resource.getSpec() == null ? null : resource.getSpec().getDeletionPolicy())) {
            case "Retain" -> DeletionPolicy.RETAIN;
            case "Delete" -> DeletionPolicy.DELETE;
            default -> DeletionPolicy.BACKUP;
        };
    }

    /** Which resource it is. */
    public static InstanceId instance(MySQL resource) {
        ObjectMeta metadata = resource.getMetadata();
        return new InstanceId(orEmpty(metadata.getNamespace()), orEmpty(metadata.getName()));
    }

    /**
     * The MySQL resources of a YAML or JSON text of one or more documents, in their order; other kinds
     * are left out.
     *
     * @param namespace that of the resources which name none
     */
    public static List<MySQL> resources(String yaml, String namespace) {
        KubernetesSerialization serialization = new KubernetesSerialization();
        List<MySQL> found = new ArrayList<>();
        for (String document : DOCUMENT_END.splitAsStream(yaml).toList()) {
            if (!document.isBlank()) {
                read(serialization, document, namespace, found);
            }
        }
        return List.copyOf(found);
    }

    private static void read(
            KubernetesSerialization serialization, String document, String namespace, List<MySQL> found) {
        MySQL resource;
        try {
            Map<?, ?> fields = serialization.unmarshal(document, Map.class);
            if (fields == null || !"MySQL".equals(fields.get("kind"))) {
                return;
            }
            resource = serialization.convertValue(fields, MySQL.class);
        } catch (RuntimeException e) {
            throw new AdapterException(Code.UNREADABLE, "the text is no YAML of a Kubernetes resource", e);
        }
        if (orEmpty(resource.getMetadata().getNamespace()).isEmpty()) {
            resource.getMetadata().setNamespace(namespace);
        }
        found.add(resource);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}

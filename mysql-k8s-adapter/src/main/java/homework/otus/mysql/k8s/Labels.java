package homework.otus.mysql.k8s;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels that tell whose an object is. There are no owner references: removal is planned. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String OPERATOR = "mysql-operator";
    public static final String NAMESPACE = "otus.homework/namespace";
    public static final String INSTANCE = "otus.homework/instance";
    public static final String ROLE = "otus.homework/role";
    /** On pods of the workload only, for people and for the Service. */
    public static final String APP = "app";

    private static final List<String> OURS = List.of(NAMESPACE, INSTANCE, ROLE);

    private Labels() {}

    /** The two labels that every object of the instance carries, whatever its role. */
    public static SortedMap<String, String> ofInstance(InstanceId instance) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(NAMESPACE, instance.namespace());
        labels.put(INSTANCE, instance.name());
        return labels;
    }

    /** The three labels that make an object of that role ours. */
    public static SortedMap<String, String> identity(InstanceId instance, ObjectRole role) {
        SortedMap<String, String> labels = ofInstance(instance);
        labels.put(ROLE, role.label());
        return labels;
    }

    /** All labels of an object of that role. */
    public static SortedMap<String, String> of(InstanceId instance, ObjectRole role) {
        SortedMap<String, String> labels = identity(instance, role);
        labels.put(MANAGED_BY, OPERATOR);
        return labels;
    }

    /** What selects the pods of the workload, and no pod of a Job. */
    public static SortedMap<String, String> workloadSelector(InstanceId instance) {
        SortedMap<String, String> labels = identity(instance, ObjectRole.WORKLOAD);
        labels.put(APP, instance.name());
        return labels;
    }

    /** All labels of a pod of the workload. */
    public static SortedMap<String, String> ofWorkloadPod(InstanceId instance) {
        SortedMap<String, String> labels = of(instance, ObjectRole.WORKLOAD);
        labels.put(APP, instance.name());
        return labels;
    }

    /** Whose {@code object} is, when the object of that instance and role would have its name. */
    public static Ownership ownership(HasMetadata object, InstanceId instance, ObjectRole role) {
        Map<String, String> labels = labels(object);
        if (labels.entrySet().containsAll(identity(instance, role).entrySet())) {
            return Ownership.OURS;
        }
        return OURS.stream().noneMatch(labels::containsKey) ? Ownership.UNLABELLED : Ownership.FOREIGN;
    }

    /** The instance that an object of the cluster says to belong to: where to look when it changed. */
    public static Optional<InstanceId> instanceOf(HasMetadata object) {
        Map<String, String> labels = labels(object);
        String namespace = labels.get(NAMESPACE);
        String instance = labels.get(INSTANCE);
        return namespace == null || instance == null
                ? Optional.empty()
                : Optional.of(new InstanceId(namespace, instance));
    }

    private static Map<String, String> labels(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Collections.emptyMap() : labels;
    }
}

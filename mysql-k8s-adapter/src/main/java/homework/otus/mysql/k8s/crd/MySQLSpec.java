package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The wish. Every field may be missing, whatever the schema says: resources that were stored under
 * another schema must not break the reading of the others.
 */
@JsonDeserialize(using = LenientSpec.class)
public final class MySQLSpec {
    /** The image of a resource that names none. It is one LTS series and does not change within v1. */
    public static final String DEFAULT_IMAGE = "mysql:8.4";

    @Default(DEFAULT_IMAGE)
    @Pattern("^\\S+$")
    @Size(min = 1, max = 512)
    @JsonPropertyDescription("The image of the MySQL server.")
    private @Nullable String image;

    @Required
    @Pattern("^[A-Za-z0-9_$-]+$")
    @Size(min = 1, max = 64)
    @JsonPropertyDescription(
            "The name of the database: letters, digits, '_', '$' and '-'; none of MySQL's own schemas.")
    private @Nullable String database;

    @Pattern("^[^\\x00-\\x1F\\x7F]+$")
    @Size(min = 1, max = 128)
    @JsonPropertyDescription(
            "The password of root. Either it or passwordSecretRef; only the latter keeps it out of the resource.")
    private @Nullable String password;

    @Required
    @JsonProperty("storage_size")
    @JsonPropertyDescription("The size of each of the two volumes, a Kubernetes quantity, for example 1Gi.")
    private @Nullable String storageSize;

    @JsonPropertyDescription("The key of a Secret in the namespace of the resource that holds the password of root.")
    private @Nullable SecretKey passwordSecretRef;

    @Size(min = 1, max = 253)
    @JsonPropertyDescription(
            "The StorageClass that makes both volumes. Without it they are static volumes on nodes. It cannot be"
                    + " changed afterwards.")
    private @Nullable String storageClassName;

    @JsonPropertyDescription(
            "Options of mysqld, as in the group [mysqld] of an option file, for example max_connections: 200. A"
                    + " change restarts the server.")
    private Map<String, String> config = new TreeMap<>();

    @JsonPropertyDescription("What the pod of the server asks for and may use. A change restarts the server.")
    private @Nullable ResourceNeeds resources;

    @JsonPropertyDescription("Labels that the node of the server must have. A change restarts the server.")
    private Map<String, String> nodeSelector = new TreeMap<>();

    @JsonPropertyDescription("Taints that the pod of the server puts up with. A change restarts the server.")
    private List<Toleration> tolerations = new ArrayList<>();

    @JsonPropertyDescription("Hands off: while it is true nothing is done about this resource, its deletion included.")
    private @Nullable Boolean suspend;

    @JsonPropertyDescription(
            "What becomes of the data when the resource is deleted: Backup (default) takes a final backup first,"
                    + " Retain keeps it for the next resource of that name, Delete loses what is in no earlier backup. The"
                    + " backups stay under each.")
    private @Nullable String deletionPolicy;

    @JsonPropertyDescription("When backups are taken beyond those before a deletion, and which are kept.")
    private @Nullable BackupFields backup;

    @JsonPropertyDescription(
            "Where the data of a new instance comes from: the latest backup of that instance, if there is one, unless"
                    + " this says something else.")
    private @Nullable RestoreFields restore;

    public @Nullable String getImage() {
        return image;
    }

    public void setImage(@Nullable String image) {
        this.image = image;
    }

    public @Nullable String getDatabase() {
        return database;
    }

    public void setDatabase(@Nullable String database) {
        this.database = database;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getStorageSize() {
        return storageSize;
    }

    public void setStorageSize(@Nullable String storageSize) {
        this.storageSize = storageSize;
    }

    public @Nullable SecretKey getPasswordSecretRef() {
        return passwordSecretRef;
    }

    public void setPasswordSecretRef(@Nullable SecretKey passwordSecretRef) {
        this.passwordSecretRef = passwordSecretRef;
    }

    public @Nullable String getStorageClassName() {
        return storageClassName;
    }

    public void setStorageClassName(@Nullable String storageClassName) {
        this.storageClassName = storageClassName;
    }

    public Map<String, String> getConfig() {
        return config;
    }

    public void setConfig(Map<String, String> config) {
        this.config = config;
    }

    public @Nullable ResourceNeeds getResources() {
        return resources;
    }

    public void setResources(@Nullable ResourceNeeds resources) {
        this.resources = resources;
    }

    public Map<String, String> getNodeSelector() {
        return nodeSelector;
    }

    public void setNodeSelector(Map<String, String> nodeSelector) {
        this.nodeSelector = nodeSelector;
    }

    public List<Toleration> getTolerations() {
        return tolerations;
    }

    public void setTolerations(List<Toleration> tolerations) {
        this.tolerations = tolerations;
    }

    public @Nullable Boolean getSuspend() {
        return suspend;
    }

    public void setSuspend(@Nullable Boolean suspend) {
        this.suspend = suspend;
    }

    public @Nullable String getDeletionPolicy() {
        return deletionPolicy;
    }

    public void setDeletionPolicy(@Nullable String deletionPolicy) {
        this.deletionPolicy = deletionPolicy;
    }

    public @Nullable BackupFields getBackup() {
        return backup;
    }

    public void setBackup(@Nullable BackupFields backup) {
        this.backup = backup;
    }

    public @Nullable RestoreFields getRestore() {
        return restore;
    }

    public void setRestore(@Nullable RestoreFields restore) {
        this.restore = restore;
    }

    /** Without the password: this text ends up in logs. */
    @Override
    public String toString() {
        return "MySQLSpec{image=" + image + ", database=" + database + ", storage_size=" + storageSize + "}";
    }
}

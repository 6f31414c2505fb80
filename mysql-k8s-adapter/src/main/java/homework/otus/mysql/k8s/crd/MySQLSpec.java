package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
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

    @Required
    @Pattern("^[^\\x00-\\x1F\\x7F]+$")
    @Size(min = 1, max = 128)
    @JsonPropertyDescription("The password of root.")
    private @Nullable String password;

    @Required
    @JsonProperty("storage_size")
    @JsonPropertyDescription("The size of each of the two volumes, a Kubernetes quantity, for example 1Gi.")
    private @Nullable String storageSize;

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

    /** Without the password: this text ends up in logs. */
    @Override
    public String toString() {
        return "MySQLSpec{image=" + image + ", database=" + database + ", storage_size=" + storageSize + "}";
    }
}

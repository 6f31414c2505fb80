package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The wish for a backup. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonDeserialize(using = LenientBackupSpec.class)
public final class MySQLBackupSpec {
    @Required
    @JsonPropertyDescription("The MySQL instance, of the same namespace, that is backed up. It cannot be changed.")
    private @Nullable InstanceRef instanceRef;

    public @Nullable InstanceRef getInstanceRef() {
        return instanceRef;
    }

    public void setInstanceRef(@Nullable InstanceRef instanceRef) {
        this.instanceRef = instanceRef;
    }
}

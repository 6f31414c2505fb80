package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A MySQL resource of the same namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class InstanceRef {
    @Required
    @Size(min = 1, max = 50)
    @JsonPropertyDescription("The name of the MySQL resource.")
    private @Nullable String name;

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}

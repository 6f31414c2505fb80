package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A key of a Secret in the namespace of the resource. */
public final class SecretKey {
    @Required
    @Size(min = 1, max = 253)
    @JsonPropertyDescription("The name of the Secret.")
    private @Nullable String name;

    @Required
    @Size(min = 1, max = 253)
    @JsonPropertyDescription("The key in it.")
    private @Nullable String key;

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }
}

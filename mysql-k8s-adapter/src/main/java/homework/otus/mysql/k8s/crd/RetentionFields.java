package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import org.jspecify.annotations.Nullable;

/** How many backups are kept, and how long. What is too many, or too old, goes. */
public final class RetentionFields {
    @Min(1)
    @Max(1000)
    @JsonPropertyDescription("How many are kept.")
    private @Nullable Integer count;

    @Pattern("^[1-9][0-9]{0,5}[smhdw]$")
    @JsonPropertyDescription("How old they may become: a number and one of s, m, h, d, w, for example 30d.")
    private @Nullable String maxAge;

    public @Nullable Integer getCount() {
        return count;
    }

    public void setCount(@Nullable Integer count) {
        this.count = count;
    }

    public @Nullable String getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(@Nullable String maxAge) {
        this.maxAge = maxAge;
    }
}

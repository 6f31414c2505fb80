package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator tells about a resource. */
@JsonDeserialize(using = LenientStatus.class)
public final class MySQLStatus {
    @JsonPropertyDescription("The generation of the spec that the conditions are about.")
    private @Nullable Long observedGeneration;

    @JsonPropertyDescription("Ready, Progressing and Degraded.")
    private List<Condition> conditions = new ArrayList<>();

    @JsonPropertyDescription("The one word that kubectl get shows.")
    private @Nullable String state;

    @JsonPropertyDescription("What was done last. The events tell the history.")
    private @Nullable String message;

    @JsonPropertyDescription("The generation of the spec that the message is about.")
    private @Nullable Long reportedGeneration;

    @JsonPropertyDescription("What is being waited for.")
    private @Nullable String step;

    @JsonPropertyDescription("How many steps of the plan are left.")
    private @Nullable Integer stepsLeft;

    @JsonPropertyDescription("The last time of spec.backup.schedule for which a backup was begun, or left out.")
    private @Nullable String lastScheduledBackup;

    public @Nullable Long getObservedGeneration() {
        return observedGeneration;
    }

    public void setObservedGeneration(@Nullable Long observedGeneration) {
        this.observedGeneration = observedGeneration;
    }

    public List<Condition> getConditions() {
        return conditions;
    }

    public void setConditions(List<Condition> conditions) {
        this.conditions = conditions;
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state;
    }

    public @Nullable String getMessage() {
        return message;
    }

    public void setMessage(@Nullable String message) {
        this.message = message;
    }

    public @Nullable Long getReportedGeneration() {
        return reportedGeneration;
    }

    public void setReportedGeneration(@Nullable Long reportedGeneration) {
        this.reportedGeneration = reportedGeneration;
    }

    public @Nullable String getStep() {
        return step;
    }

    public void setStep(@Nullable String step) {
        this.step = step;
    }

    public @Nullable String getLastScheduledBackup() {
        return lastScheduledBackup;
    }

    public void setLastScheduledBackup(@Nullable String lastScheduledBackup) {
        this.lastScheduledBackup = lastScheduledBackup;
    }

    public @Nullable Integer getStepsLeft() {
        return stepsLeft;
    }

    public void setStepsLeft(@Nullable Integer stepsLeft) {
        this.stepsLeft = stepsLeft;
    }
}

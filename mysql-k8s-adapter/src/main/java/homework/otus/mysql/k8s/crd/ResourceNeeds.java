package homework.otus.mysql.k8s.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import java.util.TreeMap;

/** What a pod asks for and may use, by resource. Format: the Kubernetes API reference, "ResourceRequirements". */
public final class ResourceNeeds {
    @JsonPropertyDescription("What is set aside for it, for example cpu: 500m.")
    private Map<String, String> requests = new TreeMap<>();

    @JsonPropertyDescription("What it may use at most, for example memory: 2Gi.")
    private Map<String, String> limits = new TreeMap<>();

    public Map<String, String> getRequests() {
        return requests;
    }

    public void setRequests(Map<String, String> requests) {
        this.requests = requests;
    }

    public Map<String, String> getLimits() {
        return limits;
    }

    public void setLimits(Map<String, String> limits) {
        this.limits = limits;
    }
}

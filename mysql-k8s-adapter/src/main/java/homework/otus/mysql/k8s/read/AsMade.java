package homework.otus.mysql.k8s.read;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ServerTemplate;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** How this version of the operator makes the objects that others might edit. */
public interface AsMade {
    HasMetadata madeWorkload(InstanceId instance, ServerTemplate template);

    HasMetadata madeService(InstanceId instance);
}

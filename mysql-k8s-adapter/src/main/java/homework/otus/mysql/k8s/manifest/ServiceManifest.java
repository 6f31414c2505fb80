package homework.otus.mysql.k8s.manifest;

import homework.otus.mysql.k8s.Labels;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;

/** The headless Service: its name leads to the address of the pod, once that is ready. */
final class ServiceManifest {
    static final int PORT = 3306;

    private ServiceManifest() {}

    static Service service(InstanceId instance) {
        return new ServiceBuilder()
                .withMetadata(Parts.metadata(instance, ObjectRole.SERVICE, Map.of()))
                .withNewSpec()
                .withClusterIP("None")
                .withSelector(Labels.workloadSelector(instance))
                .withPublishNotReadyAddresses(false)
                .addNewPort()
                .withName("mysql")
                .withPort(PORT)
                .withTargetPort(new IntOrString(PORT))
                .endPort()
                .endSpec()
                .build();
    }
}

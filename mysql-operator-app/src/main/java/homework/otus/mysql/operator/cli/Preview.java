package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.MySQL;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/** A resource as it would be if its file were applied. */
final class Preview {
    /** Stands for the UID that the API server would give. */
    private static final String NOT_YET = "new";

    private Preview() {}

    /** It does not exist yet. */
    static MySQL of(MySQL wanted) {
        MySQL preview = new MySQL();
        preview.setSpec(wanted.getSpec());
        preview.setMetadata(new ObjectMetaBuilder(wanted.getMetadata())
                .withUid(NOT_YET)
                .withGeneration(1L)
                .build());
        return preview;
    }

    /** It exists: only its spec changes. */
    static MySQL over(MySQL stored, MySQL wanted) {
        MySQL preview = new MySQL();
        preview.setMetadata(stored.getMetadata());
        preview.setStatus(stored.getStatus());
        preview.setSpec(wanted.getSpec());
        return preview;
    }

    static boolean namesPassword(MySQL wanted) {
        return wanted.getSpec() != null
                && wanted.getSpec().getPassword() != null
                && !wanted.getSpec().getPassword().isEmpty();
    }
}

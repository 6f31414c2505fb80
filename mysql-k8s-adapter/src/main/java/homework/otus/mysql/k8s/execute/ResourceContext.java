package homework.otus.mysql.k8s.execute;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.Uid;

/** For which resource a plan is executed. The password may be in it, which no plan knows; it is never printed. */
public record ResourceContext(MySQL resource) {
    public InstanceId instance() {
        return SpecReader.instance(resource);
    }

    /** The life that the plan is for. */
    public Uid uid() {
        String uid = resource.getMetadata().getUid();
        return uid == null ? Uid.simulated("resource") : new Uid(uid);
    }

    public long generation() {
        Long generation = resource.getMetadata().getGeneration();
        return generation == null ? 1 : generation;
    }

    public boolean isDeleting() {
        return resource.getMetadata().getDeletionTimestamp() != null;
    }

    @Override
    public String toString() {
        return instance() + " (" + uid() + ")";
    }
}

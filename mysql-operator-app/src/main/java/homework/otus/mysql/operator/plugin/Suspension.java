package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;

/** Whether the operator keeps its hands off an instance. */
enum Suspension {
    HELD,
    NONE;

    static Suspension of(MySQL resource) {
        return SpecReader.spec(resource).suspend() ? HELD : NONE;
    }

    boolean holds() {
        return this == HELD;
    }

    /** What to merge into the resource. */
    String patch() {
        return "{\"spec\":{\"suspend\":" + holds() + "}}";
    }
}

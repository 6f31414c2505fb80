package homework.otus.mysql.k8s.crd;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A MySQL server that people ask for. */
@Group("otus.homework")
@Version("v1")
@Kind("MySQL")
@Plural("mysqls")
@Singular("mysql")
@ShortNames("ms")
public class MySQL extends CustomResource<MySQLSpec, MySQLStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}

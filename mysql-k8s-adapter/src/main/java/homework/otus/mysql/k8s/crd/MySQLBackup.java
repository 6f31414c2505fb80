package homework.otus.mysql.k8s.crd;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** A backup that people ask for, or that was taken for them. */
@Group("otus.homework")
@Version("v1")
@Kind("MySQLBackup")
@Plural("mysqlbackups")
@Singular("mysqlbackup")
@ShortNames("msb")
public class MySQLBackup extends CustomResource<MySQLBackupSpec, MySQLBackupStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}

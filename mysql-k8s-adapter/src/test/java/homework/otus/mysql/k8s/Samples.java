package homework.otus.mysql.k8s;

import homework.otus.mysql.k8s.crd.MySQL;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.model.BackupId;
import homework.otus.mysql.model.BackupRecord;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.model.JobRequest;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.Uid;
import java.time.Instant;

/** The instance that the tests are about. */
public final class Samples {
    public static final InstanceId MYSQL_INSTANCE = new InstanceId("default", "mysql-instance");
    public static final Uid LIFE = new Uid("11111111-life");
    public static final MySqlSpec SPEC = MySqlSpec.of("mysql:5.7", "otus-database", "1Gi");
    public static final Instant NOW = Instant.parse("2020-08-11T08:00:00Z");
    public static final JobRequest.PodAddress POD = new JobRequest.PodAddress("mysql-instance-abc-1", "10.0.0.7");
    public static final BackupRecord BACKUP = BackupRecord.builder()
            .id(new BackupId("20200811T075402Z"))
            .life(LIFE)
            .finalAndFenced(true)
            .completedAt(Instant.parse("2020-08-11T07:54:02Z"))
            .serverVersion("5.7.44")
            .pod(POD.pod())
            .bytes(1234)
            .sha256("cafe")
            .build();

    private static final String YAML = """
            apiVersion: otus.homework/v1
            kind: MySQL
            metadata:
              name: mysql-instance
              uid: 11111111-life
              generation: 3
              creationTimestamp: "2020-08-11T07:00:00Z"
            spec:
              image: mysql:5.7
              database: otus-database
              password: otuspassword
              storage_size: 1Gi
            """;

    private Samples() {}

    /** A new one each time: resources can be changed. */
    public static MySQL resource() {
        return SpecReader.resources(YAML, "default").get(0);
    }
}

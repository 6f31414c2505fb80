package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.proxy.ApiProxy;
import homework.otus.mysql.e2e.proxy.Fault;
import homework.otus.mysql.e2e.proxy.Request;
import homework.otus.mysql.model.ObjectRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator that is there before its definitions: it says so, waits, and begins once they are applied. Other tests need them meanwhile, so a proxy hides them. */
class DefinitionMissingE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("nokind");

    private static final int LOOKS = 3;

    @Test
    void itIsAwaitedAndNamed() {
        String namespace = LAB.namespaces().get(0);
        try (ApiProxy proxy = new ApiProxy(LAB.cluster())) {
            Fault unknown = Fault.answer(404, "NotFound");
            proxy.meet(request -> isOfOurKinds(request) ? unknown : Fault.none());
            Path kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace), "{}");
            try (OperatorProcess operator =
                    MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--leader-elect=false")) {
                Patience.await(
                        "it looks again and again",
                        () -> proxy.exchanges(DefinitionMissingE2E::isOfOurKinds)
                                        .size()
                                >= LOOKS);
                assertThat(operator.output())
                        .contains("mysqls.otus.homework", "is crd.yaml applied? waiting for it")
                        .doesNotContain("watching");
                Instance mysql = LAB.instance("mysql-instance");
                mysql.create();
                proxy.meet(request -> Fault.none());
                Patience.await(
                        "it begins", () -> mysql.object(ObjectRole.DATA_VOLUME).isPresent());
            }
        }
    }

    private static boolean isOfOurKinds(Request request) {
        return request.path().startsWith("/apis/otus.homework/");
    }
}

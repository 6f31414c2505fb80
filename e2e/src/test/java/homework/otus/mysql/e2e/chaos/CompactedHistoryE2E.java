package homework.otus.mysql.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.harness.Shell;
import homework.otus.mysql.e2e.proxy.ApiProxy;
import homework.otus.mysql.e2e.proxy.Exchange;
import homework.otus.mysql.e2e.proxy.Fault;
import homework.otus.mysql.e2e.proxy.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * etcd is compacted and the API server starts anew while the operator cannot watch: the past is gone for good, and each watch is
 * told so. The operator lists everything anew, and goes on with what it missed. With {@code -Pfull}; {@code MissedEventsE2E} is in
 * every build.
 */
@EnabledIfSystemProperty(named = "full", matches = "true")
@Isolated("it kills the API server and compacts its etcd")
class CompactedHistoryE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("compacted");

    private static final String API_SERVER = "kube-apiserver";

    @Test
    void whatHappenedBeforeTheCompactionIsFoundByListingAnew() {
        assumeTrue(Boolean.getBoolean("e2e.exclusive"), "the cluster is shared: -De2e.exclusive=true");
        Instance created = LAB.instance("created-meanwhile");
        Instance deleted = LAB.instance("deleted-meanwhile");
        try (ApiProxy proxy = new ApiProxy(LAB.cluster());
                OperatorProcess operator = start(proxy)) {
            deleted.create();
            deleted.awaitReady();
            proxy.meet(request -> request.isWatch() ? Fault.cut() : Fault.none());
            proxy.cutAll(Request::isWatch);
            created.create();
            deleted.delete();

            assumeTrue(Victims.program(API_SERVER) > 0, "the API server runs somewhere else");
            Patience.await(
                    "the API server answers again", () -> LAB.cluster().client().getKubernetesVersion() != null);
            compact(version());
            int before = proxy.exchanges().size();
            proxy.meet(request -> Fault.none());

            created.awaitReady();
            deleted.awaitGone();
            assertThat(proxy.exchanges().stream().skip(before).filter(Exchange::saidTooOld))
                    .as("watches that were told that the past is gone")
                    .isNotEmpty();
            assertThat(operator.hasEnded()).as(operator.output()).isFalse();
        }
    }

    /** The number that etcd and Kubernetes give to the present. */
    private static String version() {
        return LAB.cluster().client().namespaces().list().getMetadata().getResourceVersion();
    }

    /** etcd's JSON gateway, in the network of the local cluster. */
    private static void compact(String version) {
        String order = "{\"revision\": \"" + version + "\", \"physical\": true}";
        String request = "POST /v3/kv/compaction HTTP/1.0\r\nContent-Length: " + order.length() + "\r\n\r\n" + order;
        long inThatNetwork = Victims.pidOf("kubelet").orElseThrow();
        Shell.Result answer = Shell.run(
                List.of(
                        "nsenter",
                        "--target=" + inThatNetwork,
                        "--net",
                        "bash",
                        "-c",
                        "exec 3<>/dev/tcp/127.0.0.1/2379 && printf %s \"$1\" >&3 && cat <&3",
                        "compact",
                        request),
                Map.of(),
                "");
        assertThat(answer.out()).as(answer.err()).startsWith("HTTP/1.0 200");
    }

    private static OperatorProcess start(ApiProxy proxy) {
        String namespace = LAB.namespaces().get(0);
        var kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace), "{}");
        return MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--leader-elect=false");
    }
}

package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.e2e.proxy.ApiProxy;
import homework.otus.mysql.e2e.proxy.Exchange;
import homework.otus.mysql.e2e.proxy.Fault;
import homework.otus.mysql.e2e.proxy.Gate;
import homework.otus.mysql.e2e.proxy.Request;
import homework.otus.mysql.model.ObjectRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two operators, of which one is stopped in the middle of a step for longer than its lease: the other one takes over, and the first one
 * writes nothing when it goes on. Each has a proxy of its own, which sees all that it sends.
 */
class DeposedLeaderE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("deposed");

    private static final List<String> KINDS =
            List.of("persistentvolumes", "persistentvolumeclaims", "secrets", "configmaps", "deployments", "services");
    private static final int LEASE_LOST = 3;

    private final Instance mysql = LAB.instance("mysql-instance");

    @Test
    void writesNothingAnyMoreAndNoStepIsDoneByBoth() {
        try (ApiProxy ofFirst = new ApiProxy(LAB.cluster());
                ApiProxy ofSecond = new ApiProxy(LAB.cluster());
                OperatorProcess first = start("first", ofFirst)) {
            Patience.await("the first leads", () -> first.output().contains("watching"));
            try (OperatorProcess second = start("second", ofSecond)) {
                Patience.await(
                        "the second stands by",
                        () -> !ofSecond.exchanges(Request::isOfLease).isEmpty());
                Gate midway = new Gate();
                holdTheWorkload(ofFirst, midway);
                mysql.create();
                Patience.await("the first is midway", midway::isReached);
                first.freeze();
                assertThat(second.output()).doesNotContain("watching");

                mysql.awaitReady();
                assertEachObjectWasCreatedOnce(ofFirst, ofSecond);
                leaveWork(ofSecond);
                goOn(first, ofFirst, midway);
                ofSecond.meet(request -> Fault.none());
                Patience.await(
                        "the second has done it",
                        () -> mysql.object(ObjectRole.SERVICE).isPresent());
            }
        }
    }

    /** Something is to be written, and the second cannot do it yet. */
    private void leaveWork(ApiProxy ofSecond) {
        ofSecond.meet(request -> request.creates("services") ? Fault.cut() : Fault.none());
        LAB.cluster()
                .client()
                .resource(mysql.object(ObjectRole.SERVICE).orElseThrow())
                .delete();
        Patience.await(
                "the Service is gone", () -> mysql.object(ObjectRole.SERVICE).isEmpty());
    }

    /** What it was doing fails now, and it has work before it, which it finds out before it can learn about the lease. */
    private static void goOn(OperatorProcess first, ApiProxy proxy, Gate midway) {
        Gate lease = new Gate();
        proxy.meet(request -> request.isOfLease() ? Fault.hold(lease, Fault.none()) : Fault.none());
        int before = proxy.exchanges().size();
        midway.open();
        first.thaw();
        Patience.await("the first has ended", first::hasEnded);
        lease.open();
        assertThat(first.status()).as(first.output()).isEqualTo(LEASE_LOST);
        assertThat(first.output()).contains("the lease was not renewed in time");
        assertThat(proxy.exchanges().stream()
                        .skip(before)
                        .map(Exchange::request)
                        .filter(request -> request.isWrite() && !request.isOfLease()))
                .as("written by the deposed one")
                .isEmpty();
    }

    private static void holdTheWorkload(ApiProxy proxy, Gate gate) {
        Fault held = Fault.hold(gate, Fault.answer(500, "InternalError"));
        proxy.meet(request -> request.creates("deployments") ? held : Fault.none());
    }

    private static void assertEachObjectWasCreatedOnce(ApiProxy... proxies) {
        for (String kind : KINDS) {
            List<Exchange> creates = Stream.of(proxies)
                    .flatMap(proxy -> proxy.exchanges(request -> request.creates(kind)).stream())
                    .toList();
            boolean twoOfThem = kind.startsWith("persistentvolume");
            assertThat(creates.stream().filter(exchange -> exchange.status() == 201))
                    .as(kind)
                    .hasSize(twoOfThem ? 2 : 1);
            assertThat(creates.stream().filter(exchange -> exchange.status() == 409))
                    .as(kind + " that were there already")
                    .isEmpty();
        }
    }

    private static OperatorProcess start(String name, ApiProxy proxy) {
        String namespace = LAB.namespaces().get(0);
        Path kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace + "-" + name), "{}");
        return MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--lease-namespace", namespace);
    }
}

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
import homework.otus.mysql.e2e.proxy.Request;
import homework.otus.mysql.model.ObjectRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Watches end, something happens, and when they begin again etcd has forgotten what happened since (410 Gone): everything is
 * listed anew, and what was missed is handled. The 410 is the API server's own: the proxy lets it be asked for the first version of all.
 */
class MissedEventsE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("missed");

    private static final String KIND = "/mysqls";

    @Test
    void whatHappenedWhileNobodyWatchedIsFoundByListingAnew() {
        Instance mysql = LAB.instance("mysql-instance");
        try (ApiProxy proxy = new ApiProxy(LAB.cluster());
                OperatorProcess operator = start(proxy)) {
            Patience.await("it watches", () -> operator.output().contains("watching"));
            proxy.meet(request -> request.isWatch() ? Fault.cut() : Fault.none());
            proxy.cutAll(Request::isWatch);
            mysql.create();

            int before = proxy.exchanges().size();
            proxy.meet(watchedFromTheFirstVersion());
            Patience.await(
                    "it is found", () -> mysql.object(ObjectRole.DATA_VOLUME).isPresent());
            List<Exchange> since = proxy.exchanges().stream()
                    .skip(before)
                    .filter(exchange -> exchange.request().path().endsWith(KIND))
                    .toList();
            assertThat(since.stream().filter(Exchange::saidTooOld))
                    .as("watches that were told 410")
                    .hasSize(1);
            assertThat(since.stream().map(Exchange::request).filter(request -> !request.isWatch()))
                    .as("listed anew")
                    .isNotEmpty();
            assertThat(operator.hasEnded()).as(operator.output()).isFalse();
        }
    }

    /** Nothing but the resources is watched again, and at first from a version that is long gone. */
    private static Function<Request, Fault> watchedFromTheFirstVersion() {
        AtomicBoolean met = new AtomicBoolean();
        Fault first = Fault.rewrite(target -> target.replaceFirst("resourceVersion=\\d+", "resourceVersion=1"));
        return request -> {
            if (request.isWatch() && !request.path().endsWith(KIND)) {
                return Fault.cut();
            }
            return request.isWatch() && met.compareAndSet(false, true) ? first : Fault.none();
        };
    }

    private static OperatorProcess start(ApiProxy proxy) {
        String namespace = LAB.namespaces().get(0);
        Path kubeconfig = proxy.kubeconfig(Cluster.file("e2e/target/proxy/" + namespace), "{}");
        return MortalOperator.start(Map.of("KUBECONFIG", kubeconfig.toString()), LAB, "--leader-elect=false");
    }
}

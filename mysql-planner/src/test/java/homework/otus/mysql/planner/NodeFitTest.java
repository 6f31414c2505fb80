package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.ServerSettings;
import homework.otus.mysql.model.Toleration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFitTest {
    private static final ServerSettings ON_SSD =
            ServerSettings.builder().putNodeSelector("disk", "ssd").build();

    private static NodeFact.Builder node() {
        return NodeFact.builder().name("n1");
    }

    private static NodeFact tainted(String key, String effect) {
        return node().addTaints(new NodeFact.Taint(key, "v", effect)).build();
    }

    @Test
    void aNodeWithoutTheLabelDoesNotFit() {
        assertThat(NodeFit.misfit(NodeFact.of("n1"), ON_SSD))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("n1", "disk=ssd", "kubectl label node n1 disk=ssd"));
        assertThat(NodeFit.misfit(node().putLabels("disk", "hdd").build(), ON_SSD))
                .isPresent();
        assertThat(NodeFit.misfit(node().putLabels("disk", "ssd").build(), ON_SSD))
                .isEmpty();
        assertThat(NodeFit.takes(node().putLabels("disk", "ssd").build(), ON_SSD))
                .isTrue();
        assertThat(NodeFit.takes(NodeFact.of("n1"), ON_SSD)).isFalse();
    }

    @Test
    void aNodeThatIsCordonedFitsAndTakesNothingNow() {
        NodeFact cordoned = node().takesPods(false).build();
        assertThat(NodeFit.takes(cordoned, ServerSettings.NONE)).isFalse();
        assertThat(NodeFit.misfit(cordoned, ServerSettings.NONE)).isEmpty();
    }

    /** Kubernetes puts them on a node in trouble, and takes them off. */
    @Test
    void aPassingTaintIsNoMisfit() {
        NodeFact pressed = tainted("node.kubernetes.io/memory-pressure", "NoSchedule");
        assertThat(NodeFit.takes(pressed, ServerSettings.NONE)).isFalse();
        assertThat(NodeFit.misfit(pressed, ServerSettings.NONE)).isEmpty();
    }

    @Test
    void onlyHardTaintsKeepAway() {
        assertThat(NodeFit.misfit(tainted("k", "NoSchedule"), ServerSettings.NONE))
                .hasValueSatisfying(why -> assertThat(why).contains("k=v:NoSchedule", "spec.tolerations"));
        assertThat(NodeFit.misfit(tainted("k", "NoExecute"), ServerSettings.NONE))
                .isPresent();
        assertThat(NodeFit.misfit(tainted("k", "PreferNoSchedule"), ServerSettings.NONE))
                .isEmpty();
    }

    /** Source: the Kubernetes documentation, "Taints and Tolerations". */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "k, Equal, v, NoSchedule, true",
                "k, -, v, -, true",
                "k, Exists, -, -, true",
                "-, Exists, -, -, true",
                "k, Equal, w, NoSchedule, false",
                "k, Equal, -, -, false",
                "j, Exists, -, -, false",
                "k, Exists, -, NoExecute, false",
                "-, Equal, v, -, false"
            })
    void aTolerationPutsUpWithATaint(String key, String operator, String value, String effect, boolean fits) {
        Toleration.Builder toleration = Toleration.builder();
        if (key != null) {
            toleration.key(key);
        }
        if (operator != null) {
            toleration.operator(operator);
        }
        if (value != null) {
            toleration.value(value);
        }
        if (effect != null) {
            toleration.effect(effect);
        }
        ServerSettings settings =
                ServerSettings.builder().addTolerations(toleration.build()).build();
        assertThat(NodeFit.misfit(tainted("k", "NoSchedule"), settings).isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void aSimulatedNodeFits() {
        assertThat(NodeFit.takes(NodeFact.simulated(), ON_SSD)).isTrue();
        assertThat(NodeFit.misfit(NodeFact.simulated(), ON_SSD)).isEmpty();
    }
}

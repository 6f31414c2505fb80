package homework.otus.mysql.k8s.read;

import static homework.otus.mysql.k8s.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Inspection;
import homework.otus.mysql.model.NodeFact;
import homework.otus.mysql.model.PodFact;
import homework.otus.mysql.model.Uid;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodFactsTest {
    private static PodFact read(String status) {
        return PodFacts.read(
                Serialization.unmarshal("kind: Pod\nmetadata: {name: p, namespace: n}\nstatus: " + status, Pod.class),
                NOW);
    }

    @Test
    void aServerThatRunsTellsSinceWhen() {
        PodFact pod = read("{podIP: 10.0.0.7, conditions: [{type: Ready, status: 'True'}], containerStatuses:"
                + " [{name: mysql, ready: true, state: {running: {startedAt: '2020-08-11T07:00:00Z'}}}]}");
        assertThat(pod.ready()).isTrue();
        assertThat(pod.address()).contains("10.0.0.7");
        assertThat(pod.startedAt()).contains(Instant.parse("2020-08-11T07:00:00Z"));
        assertThat(pod.trouble()).isEmpty();
    }

    @Test
    void aPodWithoutStatusIsThere() {
        assertThat(read("null"))
                .isEqualTo(PodFact.builder().name("p").ready(false).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":\"fresh\",\"born\":\"u\"}|true|u",
                "{\"data\":\"initialised\",\"born\":\"u\"}|false|u",
                "{\"data\":\"initialised\",\"born\":\"\"}|false|",
                "{\"data\":\"initialised\"}|false|"
            })
    void theInspectionIsRead(String message, boolean fresh, String born) {
        assertThat(read(inspected(0, message)).inspection())
                .contains(new Inspection(fresh, Optional.ofNullable(born).map(Uid::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "{\"data\":\"new\"}", "{\"error\":\"x\",\"message\":\"m\"}"})
    void anInspectionThatCannotBeReadIsNone(String message) {
        assertThat(read(inspected(0, message)).inspection()).isEmpty();
    }

    @Test
    void aServerThatStartedHasFoundTheDirectoryThatItExpects() {
        assertThat(expecting("true").inspection()).contains(new Inspection(true, Optional.of(new Uid("life-1"))));
        assertThat(expecting("false").inspection()).isEmpty();
    }

    private static PodFact expecting(String started) {
        Pod pod = Serialization.unmarshal(
                "kind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: mysql, env: [{name: BORN_IN, value: life-1}]}]}\n"
                        + "status: {containerStatuses: [{name: mysql, started: " + started
                        + ", state: {running: {}}}]}",
                Pod.class);
        PodFact fact = PodFacts.read(pod, NOW);
        assertThat(PodFacts.read(Lean.of(Serialization.clone(pod)), NOW)).isEqualTo(fact);
        return fact;
    }

    @Test
    void anInspectionThatFailedIsTroubleInItsOwnWords() {
        PodFact pod = read(inspected(31, "{\"error\":\"foreign-data\",\"message\":\"Move the files away.\"}"));
        assertThat(pod.inspection()).isEmpty();
        assertThat(pod.trouble()).contains("Move the files away.");
    }

    private static String inspected(int exitCode, String message) {
        return "{initContainerStatuses: [{name: inspect, state: {terminated: {exitCode: " + exitCode + ", message: '"
                + message + "'}}}]}";
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImagePull,cannot be pulled",
        "ImagePullBackOff,cannot be pulled",
        "InvalidImageName,correct spec.image",
        "CreateContainerConfigError,secret is missing"
    })
    void whatKeepsAContainerFromStartingIsNamed(String reason, String words) {
        assertThat(waiting(reason)).hasValueSatisfying(text -> assertThat(text).contains(words));
    }

    private static Optional<String> waiting(String reason) {
        return read("{containerStatuses: [{name: mysql, image: 'mysql:no', state: {waiting: {reason: " + reason
                        + ", message: secret is missing}}}]}")
                .trouble();
    }

    @Test
    void theWordsStayTheSameWhileTheTroubleLasts() {
        assertThat(waiting("ErrImagePull")).isEqualTo(waiting("ImagePullBackOff"));
        String last = "lastState: {terminated: {exitCode: 1, message: ''}}";
        Optional<String> between = read("{containerStatuses: [{name: mysql, restartCount: 3, state: {waiting: {reason:"
                        + " CrashLoopBackOff, message: back-off 10s}}, " + last + "}]}")
                .trouble();
        Optional<String> inARun = read("{containerStatuses: [{name: mysql, restartCount: 4, ready: false, state:"
                        + " {running: {startedAt: '2020-08-11T07:00:00Z'}}, " + last + "}]}")
                .trouble();
        assertThat(between).isPresent().isEqualTo(inARun);
    }

    @Test
    void aServerThatIsWellAgainIsNoTrouble() {
        assertThat(read("{containerStatuses: [{name: mysql, ready: true, state: {running: {}},"
                                + " lastState: {terminated: {exitCode: 1}}}]}")
                        .trouble())
                .isEmpty();
    }

    @Test
    void noNodeIsNamedOnceThereWasTimeToBindTheClaims() {
        assertThat(unschedulableFor(60)).contains("no node takes pod p: 0/1 nodes");
        assertThat(unschedulableFor(10)).isEmpty();
    }

    private static Optional<String> unschedulableFor(long seconds) {
        return read("{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/1 nodes,"
                        + " lastTransitionTime: '" + NOW.minusSeconds(seconds) + "'}]}")
                .trouble();
    }

    @Test
    void nodesAreKnownByTheLabelThatVolumesArePinnedWith() {
        List<NodeFact> nodes = Nodes.read(List.of(
                node("b", "{}", "'True'"),
                node("a", "{}", "'True'"),
                node("cordoned", "{unschedulable: true}", "'True'"),
                node("tainted", "{taints: [{key: k, effect: NoSchedule}]}", "'True'"),
                node("preferred", "{taints: [{key: k, effect: PreferNoSchedule}]}", "'True'"),
                node("down", "{}", "Unknown")));
        assertThat(nodes)
                .extracting(NodeFact::name)
                .containsExactly("host-a", "host-b", "host-cordoned", "host-down", "host-preferred", "host-tainted");
        assertThat(nodes.stream().filter(NodeFact::takesPods).map(NodeFact::name))
                .containsExactly("host-a", "host-b", "host-preferred", "host-tainted");
        assertThat(nodes.get(0).labels()).isEqualTo(Map.of("kubernetes.io/hostname", "host-a"));
        assertThat(nodes.get(5).taints()).containsExactly(new NodeFact.Taint("k", "", "NoSchedule"));
    }

    private static Node node(String name, String spec, String ready) {
        return Serialization.unmarshal(
                "kind: Node\nmetadata: {name: " + name + ", labels: {kubernetes.io/hostname: host-" + name
                        + "}}\nspec: " + spec + "\nstatus: {conditions: [{type: Ready, status: " + ready + "}]}",
                Node.class);
    }
}

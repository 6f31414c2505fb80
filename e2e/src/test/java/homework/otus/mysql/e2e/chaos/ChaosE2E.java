package homework.otus.mysql.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homework.otus.mysql.e2e.harness.Cluster;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.MortalOperator;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Patience;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Operator, servers, Jobs, kubelet and API server are killed at random while instances with rows in them are created,
 * changed, deleted and created again. A row counts as acknowledged when a client outside of the cluster has seen its commit and
 * has noted it, with fsync. At the end, and after one more life, every such row is there.
 *
 * <p>It needs a cluster that nobody else uses ({@code -De2e.exclusive=true}). Three minutes with always the same seed; half an hour and
 * another seed each time with {@code -Pfull}; {@code e2e/chaos} chooses. The seed decides what is done in which order; when it
 * is done depends on the machine, too.
 */
@Isolated("it kills kubelet and API server")
class ChaosE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("chaos");

    private static final boolean FULL = Boolean.getBoolean("full");
    private static final long SEED =
            Long.getLong("chaos.seed", FULL ? ThreadLocalRandom.current().nextLong(1_000_000) : 1);
    private static final Duration LASTS = Duration.ofMinutes(Integer.getInteger("chaos.minutes", FULL ? 30 : 3));
    private static final boolean NODE_IS_SPARED = Boolean.getBoolean("chaos.spare.node");
    private static final int JOB_TRIES = 50;
    private static final int JOB_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 6_000;
    private static final List<String> NAMES = List.of("red", "green", "blue");

    private final Random random = new Random(SEED);
    private final Path target = Cluster.file("e2e/target/chaos");
    private final History history =
            new History(target.resolve("history.txt"), "seed " + SEED + ", " + LASTS.toMinutes() + " minutes");
    private final KubernetesClient client = LAB.cluster().client();
    private final Victims victims = new Victims(client, LAB.namespaces().get(0));
    private final Users users = new Users(client, history, random);

    @Test
    void noAcknowledgedRowIsLost() {
        assumeTrue(Boolean.getBoolean("e2e.exclusive"), "the cluster is shared: -De2e.exclusive=true");
        System.out.println("chaos: -Dchaos.seed=" + SEED + " -Dchaos.minutes=" + LASTS.toMinutes());
        List<Customer> customers = NAMES.stream().map(this::customer).toList();
        OperatorProcess operator = start();
        try {
            Instant end = Instant.now().plus(LASTS);
            while (Instant.now().isBefore(end)) {
                pause(random.nextInt(LONGEST_PAUSE_MILLIS));
                operator = disturb(operator, customers);
            }
            history.write("no more faults");
            settle(customers);
            customers.forEach(Customer::stop);
            customers.forEach(this::judge);
            anotherLife(customers);
            customers.forEach(this::judge);
        } finally {
            operator.close();
            customers.forEach(Customer::close);
            System.out.println("chaos: " + history.counts());
        }
    }

    private OperatorProcess disturb(OperatorProcess operator, List<Customer> customers) {
        Customer customer = customers.get(random.nextInt(customers.size()));
        try {
            switch (random.nextInt(16)) {
                case 0, 1 -> {
                    history.add("kill operator", "");
                    operator.kill();
                    pause(random.nextInt(LONGEST_PAUSE_MILLIS));
                    return start();
                }
                case 2, 3 -> victims.inAPod("mysqld", random).ifPresent(pod -> history.add("kill mysqld", pod));
                case 4, 5 -> killNextJob();
                case 6 -> killOfTheNode("kubelet");
                case 7 -> killOfTheNode("kube-apiserver");
                default -> users.act(customer);
            }
        } catch (KubernetesClientException | AssertionError e) {
            history.add(
                    "refused",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return operator;
    }

    /** Jobs are short: one is waited for, a while. */
    private void killNextJob() {
        for (int tries = 0; tries < JOB_TRIES; tries++) {
            Optional<String> pod = victims.inAPod("bash", random);
            if (pod.isPresent()) {
                history.add("kill Job", pod.get());
                return;
            }
            pause(JOB_PAUSE_MILLIS);
        }
    }

    private void killOfTheNode(String program) {
        if (!NODE_IS_SPARED && Victims.program(program) > 0) {
            history.add("kill " + program, "");
        }
    }

    /** Every instance is there and ready, without further faults. */
    private void settle(List<Customer> customers) {
        Patience.await("the API server answers", () -> client.getKubernetesVersion() != null);
        for (Customer customer : customers) {
            Patience.await(
                    customer.instance().id() + " is not being deleted",
                    () -> customer.instance()
                            .resource()
                            .filter(resource -> resource.getMetadata().getDeletionTimestamp() != null)
                            .isEmpty());
            if (customer.instance().resource().isEmpty()) {
                users.create(customer);
            }
        }
        customers.forEach(customer -> customer.instance().awaitReady());
    }

    private void anotherLife(List<Customer> customers) {
        history.write("one more life");
        customers.forEach(customer -> customer.instance().delete());
        customers.forEach(customer -> customer.instance().awaitGone());
        settle(customers);
    }

    private void judge(Customer customer) {
        Set<Long> acknowledged = customer.acknowledged();
        Set<Long> missing = new HashSet<>(acknowledged);
        Patience.await(
                customer.instance().id() + " answers behind its Service",
                () -> missing.removeAll(customer.stored()) || acknowledged.isEmpty());
        String told = customer.instance().id().name() + ": " + acknowledged.size() + " rows acknowledged, "
                + missing.size() + " of them missing";
        history.write(told);
        System.out.println("chaos: " + told);
        assertThat(missing).as("acknowledged and lost, with seed " + SEED).isEmpty();
    }

    private Customer customer(String name) {
        Customer customer = new Customer(
                LAB.instance(name),
                LAB.cluster().newClient(),
                target.resolve(name + ".acknowledged"),
                Set.copyOf(Users.DATABASES),
                "password");
        users.create(customer);
        return customer;
    }

    private static OperatorProcess start() {
        return MortalOperator.start(LAB, "--leader-elect=false");
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

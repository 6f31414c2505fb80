package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Everything;
import homework.otus.mysql.e2e.harness.Instance;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Onlooker;
import homework.otus.mysql.e2e.harness.OperatorProcess;
import homework.otus.mysql.e2e.harness.Pages;
import homework.otus.mysql.e2e.harness.Patience;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nothing that the operator writes holds a password, except the credentials (I7): no object, Event, status, log, plan,
 * snapshot or page. The resource itself is its user's.
 */
class NoPasswordIsToldE2E {
    private static final String OLD = "OldSecretWord-7351";
    private static final String NEW = "NewSecretWord-9246";

    @RegisterExtension
    static final Lab LAB = Lab.of("told");

    private final Map<String, String> texts = new LinkedHashMap<>();

    @Test
    @SuppressWarnings("try") // the onlooker only has to be there
    void neitherPasswordIsTold() {
        Pages pages = Pages.onAFreePort();
        try (OperatorProcess operator = OperatorProcess.start(
                        "--namespaces",
                        String.join(",", LAB.namespaces()),
                        "--host-path-root",
                        LAB.settings().adapter().hostPathRoot(),
                        "--leader-elect=false",
                        "--log-level=trace",
                        pages.option());
                Onlooker onlooker = LAB.lookOn(mysql())) {
            mysql().create(spec -> spec.setPassword(OLD));
            mysql().awaitReady();
            mysql().rows().write();
            LAB.disturb(mysql());
            mysql().edit(resource -> resource.getSpec().setPassword(NEW));
            Patience.await(
                    "the Job is there",
                    () -> mysql().object(ObjectRole.PASSWORD_JOB).isPresent());
            objects("while it is changed");
            commands("while it is changed");
            Patience.await("it is changed", () -> mysql().events().contains("Change password (not shown)"));
            mysql().awaitReady();
            objects("after the change");
            commands("after the change");
            texts.put(
                    "status",
                    LAB.cluster()
                            .client()
                            .getKubernetesSerialization()
                            .asYaml(mysql().stored().getStatus()));
            texts.put("history", pages.page("/history/" + mysql().id()));
            texts.put("metrics", pages.page("/metrics"));
            mysql().delete();
            mysql().awaitGone();
            objects("after the deletion");
            texts.put("log of the operator", operator.output());
        }
        texts.forEach((where, text) -> assertThat(text).as(where).isNotEmpty().doesNotContain(forms()));
    }

    private static String[] forms() {
        List<String> forms = new ArrayList<>();
        for (String password : List.of(OLD, NEW)) {
            forms.add(password);
            forms.add(Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
        }
        return forms.toArray(String[]::new);
    }

    private void objects(String when) {
        for (GenericKubernetesResource object :
                Everything.of(LAB.cluster(), mysql().id().namespace())) {
            String name = object.getKind() + " " + object.getMetadata().getName();
            boolean allowed = name.equals("MySQL " + mysql().id().name())
                    || name.equals("Secret " + ObjectRole.CREDENTIALS.nameFor(mysql().id()));
            if (!allowed) {
                texts.put(
                        name + ", " + when,
                        LAB.cluster().client().getKubernetesSerialization().asYaml(object));
            }
        }
        LAB.cluster()
                .client()
                .pods()
                .inNamespace(mysql().id().namespace())
                .list()
                .getItems()
                .forEach(pod -> log(pod, when));
    }

    /** Whatever has been logged until now; a container may be too young to say anything. */
    private void log(Pod pod, String when) {
        String name = pod.getMetadata().getName();
        try {
            texts.put(
                    "log of " + name + ", " + when,
                    "log: "
                            + LAB.cluster()
                                    .client()
                                    .pods()
                                    .inNamespace(pod.getMetadata().getNamespace())
                                    .withName(name)
                                    .getLog());
        } catch (RuntimeException e) {
            texts.put("log of " + name + ", " + when, "none: " + e.getMessage());
        }
    }

    private void commands(String when) {
        String namespace = mysql().id().namespace();
        texts.put(
                "snapshot, " + when,
                OperatorProcess.command(
                        "snapshot", "-n", namespace, mysql().id().name()));
        texts.put("plan, " + when, OperatorProcess.command("plan", "--live", "--all", "-n", namespace));
        texts.put(
                "plan as JSON, " + when,
                OperatorProcess.command("plan", "--live", "--all", "-n", namespace, "-o", "json"));
    }

    private static Instance mysql() {
        return LAB.instance("mysql-instance");
    }
}

package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.Operator;
import homework.otus.mysql.operator.OperatorSettings;
import homework.otus.mysql.operator.Recorder;
import homework.otus.mysql.operator.lead.Fence;
import homework.otus.mysql.operator.metrics.Metrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.BindException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the operator. */
@Command(
        name = "run",
        description = {
            "Runs the operator until it is told to stop (SIGTERM).",
            "It talks to the cluster that it runs in, or else to the one that the kubeconfig names.",
            "Each option can be given by an environment variable: docs/configuration.md lists them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class RunCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RunOptions options;

    @Override
    public Integer call() throws Exception {
        OperatorSettings settings = options.settings();
        options.setUpLog();
        Metrics metrics = new Metrics();
        Fence fence = new Fence();
        try (KubernetesClient client = Clients.open(metrics.api(), fence);
                Operator operator = new Operator(client, settings, Recorder.NONE, metrics, fence)) {
            Runtime.getRuntime().addShutdownHook(new Thread(operator::close, "stop"));
            operator.run();
        } catch (BindException e) {
            throw RunOptions.refusal(
                    "--health-port", settings.healthPort(), "another process has that port; give another one, or 0");
        }
        return ExitStatus.OK;
    }
}

package homework.otus.mysql.operator.cli;

import homework.otus.mysql.k8s.crd.CrdYaml;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the definition of the resource. */
@Command(
        name = "crd",
        description = "Prints the CustomResourceDefinition, ready for kubectl apply -f -.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class CrdCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Option(
            names = "--cel",
            description = "With rules in CEL, which refuse more at admission: for Kubernetes 1.29 and newer.")
    private boolean cel;

    @Override
    public Integer call() {
        self.commandLine().getOut().print(cel ? CrdYaml.textWithCel() : CrdYaml.text());
        self.commandLine().getOut().flush();
        return ExitStatus.OK;
    }
}

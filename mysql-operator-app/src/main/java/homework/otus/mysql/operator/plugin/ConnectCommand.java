package homework.otus.mysql.operator.plugin;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import homework.otus.mysql.k8s.ServerPod;
import homework.otus.mysql.k8s.crd.SpecReader;
import homework.otus.mysql.k8s.read.SnapshotReader;
import homework.otus.mysql.model.ObjectRole;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A client of the server, inside its pod. The password goes from the Secret through the input of one kubectl into a pipe in the pod, and
 * from there into the environment of the client that another kubectl starts: it is on no command line and in no file. The
 * environment of the pod itself does not do, since it has the password that the server was first started with.
 */
@Command(
        name = "connect",
        description = {
            "Opens the mysql client of an instance as root, inside the server's pod, by kubectl exec.",
            "It needs the rights to exec into pods and to read Secrets. Arguments of mysql come after --, for example:",
            "  kubectl mysql connect NAME -- --table -e 'show tables'"
        })
final class ConnectCommand extends PluginCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The instance.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the mysql client gets, after --.")
    private List<String> arguments = List.of();

    @Override
    int run(Session session) {
        String database = SpecReader.spec(session.mysql(name)).database();
        String pod = ServerOf.servingPodOf(session, name).getMetadata().getName();
        List<String> handOver = exec("--stdin", pod, script("hand-over"));
        try (Kubectl.Background giver = session.kubectl().begin(handOver, password(session))) {
            String room = giver.firstLine()
                    .orElseThrow(() -> new PluginException("the password could not be handed to the pod " + pod));
            String how = Terminal.isAtBothEnds() ? "-it" : "--stdin";
            return session.kubectl()
                    .run(ImmutableList.<String>builder()
                            .addAll(exec(how, pod, script("connect")))
                            .add("connect", room, database)
                            .addAll(arguments)
                            .build());
        }
    }

    private static List<String> exec(String how, String pod, String script) {
        return List.of("exec", how, pod, "--container=" + ServerPod.SERVER, "--", "bash", "-c", script);
    }

    private String password(Session session) {
        String secret = ObjectRole.CREDENTIALS.nameFor(session.instance(name));
        String encoded = session.find(Secret.class, secret)
                .map(Secret::getData)
                .map(data -> data.get(SnapshotReader.PASSWORD_KEY))
                .orElseThrow(() -> new PluginException("the Secret " + secret + " with the password is not there"));
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String script(String script) {
        try {
            return Resources.toString(
                    Resources.getResource(ConnectCommand.class, script + ".sh"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.k8s.AdapterException;
import homework.otus.mysql.k8s.crd.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a user says which password a new instance gets. */
final class PasswordOptions {
    @Option(
            names = "--password-secret",
            paramLabel = "SECRET[:KEY]",
            description = {
                "The Secret with the password of root (key: password). Default: the one that the source names;",
                "when it names none, the password is asked for and put into the Secret NEW-root."
            })
    private @Nullable String secret;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromStdin;

    /** @param ofSource what the source names */
    NewPassword choose(Session session, String instance, Optional<SecretKey> ofSource) {
        if (secret != null && fromStdin) {
            throw new PluginException("--password-secret and --password-stdin exclude each other");
        }
        if (secret != null) {
            return existing(session, NewPassword.Kept.of(secret));
        }
        if (fromStdin) {
            return new NewPassword.Typed(instance, line());
        }
        return NewPassword.of(ofSource).orElseGet(() -> new NewPassword.Typed(instance, asked(instance)));
    }

    /** Who may not read Secrets may name one all the same. */
    private static NewPassword existing(Session session, NewPassword.Kept kept) {
        String name = String.valueOf(kept.reference().getName());
        String key = String.valueOf(kept.reference().getKey());
        try {
            Secret found = session.find(Secret.class, name)
                    .orElseThrow(() -> new PluginException(
                            "there is no Secret " + name + " in the namespace " + session.namespace()));
            if (found.getData() == null || !found.getData().containsKey(key)) {
                throw new PluginException(
                        "the Secret " + name + " has no key " + key + ": give --password-secret " + name + ":KEY");
            }
        } catch (AdapterException e) {
            if (e.code() != AdapterException.Code.FORBIDDEN) {
                throw e;
            }
        }
        return kept;
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new PluginException("cannot read the password: " + e.getMessage());
        }
    }

    private static String asked(String instance) {
        Console console = Optional.ofNullable(System.console())
                .filter(there -> Terminal.isAtBothEnds())
                .orElseThrow(() -> new PluginException("which password is " + instance
                        + " to have? give --password-secret SECRET, or --password-stdin"));
        char[] first = console.readPassword("Password of root of %s: ", instance);
        char[] again = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw new PluginException("the two are not the same");
        }
        return new String(first);
    }
}

package homework.otus.mysql.k8s.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell that runs in containers. Each script is handed to bash as one text, with those that it needs before it. */
final class Scripts {
    private static final String FOLDER = "/homework/otus/mysql/k8s/scripts/";
    private static final Pattern NEEDS = Pattern.compile("(?m)^# needs: (.+)$");

    private Scripts() {}

    /** The command of a container that runs {@code name}.sh with {@code arguments}. */
    static List<String> command(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", text(name), name));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    private static String text(String name) {
        String script = read(name + ".sh");
        Matcher needs = NEEDS.matcher(script);
        StringBuilder text = new StringBuilder();
        if (needs.find()) {
            for (String needed : needs.group(1).trim().split(" ", -1)) {
                text.append(read(needed)).append('\n');
            }
        }
        return text.append(script).toString();
    }

    private static String read(String file) {
        try (InputStream in = Scripts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package homework.otus.mysql.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, with the commands of its {@code console} blocks: a line that begins with {@code $} is a command, and those
 * after it are what it prints, as {@link Shown} reads them. A comment before a block says that it is not run, and why, or how it ends.
 */
public record Page(String path, List<Block> blocks) {
    private static final String BEGIN = "```console";
    private static final String END = "```";
    private static final String COMMAND = "$ ";
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: (.+) -->");
    private static final Pattern FAILS = Pattern.compile("<!-- fails with status (\\d+) -->");

    /** Commands that belong together. */
    public record Block(List<Command> commands, Optional<String> notRun, int status) {}

    /** A command as it is printed, and what the page shows of its output. */
    public record Command(int line, String text, List<String> shown) {}

    /** Reads a page of this checkout. */
    public static Page of(String path) {
        try {
            return parse(path, Files.readAllLines(Cluster.file(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page parse(String path, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(BEGIN)) {
                String before = i == 0 ? "" : lines.get(i - 1);
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(END);
                blocks.add(new Block(commands(lines, i + 1, end), word(NOT_RUN, before), status(before)));
                i = end;
            }
        }
        return new Page(path, List.copyOf(blocks));
    }

    /** Why some blocks are not run, in the order of the page. */
    public List<String> notRun() {
        return blocks.stream().flatMap(block -> block.notRun().stream()).toList();
    }

    /** Runs every other command, from top to bottom; each has to end as the page says, and to print what it shows. */
    public void run(Desk desk) {
        for (Block block : blocks) {
            if (block.notRun().isEmpty()) {
                block.commands().forEach(command -> run(command, block.status(), desk));
            }
        }
    }

    private void run(Command command, int status, Desk desk) {
        Desk.Result result = desk.run(command.text());
        String where = path + ":" + command.line() + ": " + command.text() + "\n";
        // a plan with steps ends with 2
        boolean ended = result.status() == status || (command.text().contains(" plan ") && result.status() == 2);
        if (!ended) {
            throw new AssertionError(where + "ended with status " + result.status() + ":\n" + result.printed());
        }
        if (!command.shown().isEmpty() && !Shown.matches(command.shown(), result.printed())) {
            throw new AssertionError(where + "the page shows:\n" + String.join("\n", command.shown())
                    + "\nit printed:\n" + result.printed());
        }
    }

    private static List<Command> commands(List<String> lines, int from, int to) {
        List<Command> commands = new ArrayList<>();
        for (int i = from; i < to; ) {
            if (!lines.get(i).startsWith(COMMAND)) {
                throw new IllegalArgumentException("line " + (i + 1) + " belongs to no command: " + lines.get(i));
            }
            int next = i + 1;
            while (next < to && !lines.get(next).startsWith(COMMAND)) {
                next++;
            }
            commands.add(new Command(
                    i + 1, lines.get(i).substring(COMMAND.length()), List.copyOf(lines.subList(i + 1, next))));
            i = next;
        }
        return List.copyOf(commands);
    }

    private static int status(String before) {
        return word(FAILS, before).map(Integer::parseInt).orElse(0);
    }

    private static Optional<String> word(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

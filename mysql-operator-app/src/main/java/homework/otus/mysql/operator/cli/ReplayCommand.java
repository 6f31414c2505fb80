package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.Version;
import homework.otus.mysql.operator.record.Recording;
import homework.otus.mysql.operator.record.Replay;
import homework.otus.mysql.operator.record.SnapshotFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether this version plans as the one that made a recording. */
@Command(
        name = "replay",
        description = {
            "Plans anew from recorded snapshots, and lists where the plan is another one than the recorded.",
            "< is a line that was recorded, > a line of this version's plan.",
            "To try a newer planner on what an older operator saw, run this command of the newer jar on the old file."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every plan is the same", "1:an error", "2:there are differences"})
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec self;

    @Parameters(
            paramLabel = "SNAPSHOT.yaml",
            description =
                    "What the command snapshot wrote, or the operator's history of an instance; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Override
    public Integer call() {
        List<Replay> replays = new TextFile(file)
                .read(text -> SnapshotFile.read(text).stream().map(Replay::of).toList());
        PrintWriter out = self.commandLine().getOut();
        replays.forEach(replay -> tell(out, replay));
        boolean same = replays.stream().allMatch(Replay::isSame);
        out.flush();
        return same ? ExitStatus.OK : ExitStatus.STEPS;
    }

    private static void tell(PrintWriter out, Replay replay) {
        Recording recording = replay.recording();
        String result = replay.isSame()
                ? "same plan"
                : "another plan: " + recording.operator() + " (<) and " + Version.current() + " (>)";
        out.println(
                recording.snapshot().instance() + " at " + recording.snapshot().observedAt() + ": " + result);
        replay.differences().forEach(difference -> out.println("  " + difference));
    }
}

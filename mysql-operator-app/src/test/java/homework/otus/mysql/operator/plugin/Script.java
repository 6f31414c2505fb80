package homework.otus.mysql.operator.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What one run of a script wrote, and how it ended. */
record Script(int status, String out, String err) {
    private static final long LONGEST_SECONDS = 30;

    static Script run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + List.of(command));
        }
        return new Script(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Makes a program of that name which does what {@code body} says. */
    static Path make(Path folder, String name, String body) throws IOException {
        Path file = Files.write(folder.resolve(name), ("#!/bin/bash\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

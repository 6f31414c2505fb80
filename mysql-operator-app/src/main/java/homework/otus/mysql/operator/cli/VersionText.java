package homework.otus.mysql.operator.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"mysql-operator " + current()};
    }

    static String current() {
        return Optional.ofNullable(VersionText.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }
}

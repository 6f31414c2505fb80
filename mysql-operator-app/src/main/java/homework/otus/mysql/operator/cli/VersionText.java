package homework.otus.mysql.operator.cli;

import homework.otus.mysql.operator.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"mysql-operator " + Version.current()};
    }
}

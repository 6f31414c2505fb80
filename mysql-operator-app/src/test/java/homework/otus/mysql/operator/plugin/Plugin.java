package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.operator.cli.MysqlOperator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What one run of {@code kubectl mysql} wrote, and how it ended. */
record Plugin(int status, String out, String err) {
    /** Runs it against {@code api}. */
    static Plugin run(FakeApi api, String... arguments) {
        return run(Stream.concat(Stream.of("--kubeconfig", api.kubeconfig()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    static Plugin run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = MysqlOperator.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.concat(Stream.of(KubectlMysql.WORD), Stream.of(arguments))
                        .toArray(String[]::new));
        return new Plugin(status, out.toString(), err.toString());
    }
}

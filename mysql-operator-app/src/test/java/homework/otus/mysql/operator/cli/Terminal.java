package homework.otus.mysql.operator.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one command wrote, and how it ended. */
record Terminal(int status, String out, String err) {
    static Terminal run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = MysqlOperator.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Terminal(status, out.toString(), err.toString());
    }
}

package homework.otus.mysql.operator;

import homework.otus.mysql.operator.cli.MysqlOperator;
import homework.otus.mysql.operator.plugin.KubectlMysql;

/** The entry of the executable jar. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(KubectlMysql.WORD)) {
            // a person reads what this prints; errors are told by the commands themselves
            System.setProperty("logback.configurationFile", "kubectl-logback.xml");
        }
        System.exit(MysqlOperator.execute(arguments));
    }
}

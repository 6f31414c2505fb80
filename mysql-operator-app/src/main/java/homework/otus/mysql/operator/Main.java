package homework.otus.mysql.operator;

import homework.otus.mysql.operator.cli.MysqlOperator;

/** The entry of the executable jar. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        System.exit(MysqlOperator.execute(arguments));
    }
}

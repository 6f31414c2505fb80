package homework.otus.mysql.planner;

import com.google.common.base.Strings;
import java.util.List;

/** Rows of text under each other: every column as wide as its widest cell, two blanks between. */
final class Columns {
    private Columns() {}

    /** Every row indented by two blanks, none ending with one; all rows have as many cells as the first. */
    static String of(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append("  ").append(Strings.padEnd(row.get(column), widths[column], ' '));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}

package homework.otus.mysql.operator.plugin;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rows below headings, in columns that are as wide as they need to be. */
final class Table {
    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(ImmutableList.copyOf(headings));
    }

    void add(String... cells) {
        rows.add(ImmutableList.copyOf(cells));
    }

    /**
     * The text, each row ending with a line break.
     *
     * @param paint gives a cell its colour, after the widths are known
     */
    String text(UnaryOperator<String> paint) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths, paint)).collect(Collectors.joining());
    }

    private static String line(List<String> row, List<Integer> widths, UnaryOperator<String> paint) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            boolean last = column == row.size() - 1;
            line.append(paint.apply(cell)).append(last ? "" : " ".repeat(widths.get(column) - cell.length()) + GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }
}

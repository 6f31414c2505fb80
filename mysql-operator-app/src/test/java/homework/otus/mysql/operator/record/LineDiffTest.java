package homework.otus.mysql.operator.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void equalTextsDoNotDiffer() {
        assertThat(LineDiff.of("a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void onlyTheLinesThatDifferAreListedInTheirOrder() {
        assertThat(LineDiff.of("a\nb\nc\nd\n", "a\nx\nc\nd\ny\n")).containsExactly("< b", "> x", "> y");
        assertThat(LineDiff.of("a\nb\n", "b\n")).containsExactly("< a");
        assertThat(LineDiff.of("", "b\n")).containsExactly("> b");
    }

    @Test
    void aWiderColumnIsNoDifferenceAndAnotherWordIs() {
        assertThat(LineDiff.of("  + create  pv   why\n", "  + create      pv  why\n"))
                .isEmpty();
        assertThat(LineDiff.of("  + create  pv   why\n", "  + create      pvc  why\n"))
                .hasSize(2);
    }
}

package homework.otus.mysql.operator.preview;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Plan;
import homework.otus.mysql.operator.Golden;
import homework.otus.mysql.operator.Worlds;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanMermaidTest {
    /** A line is a heading, a node with a quoted label, a chain of nodes, or a class: nothing else may come out. */
    private static final Pattern LINE = Pattern.compile("flowchart TD"
            + "|  subgraph p\\d+ \\[\"[^\"]*\"\\]"
            + "|    direction TB"
            + "|    p\\d+n\\d+(\\[|\\(|\\(\\[|\\{\\{)\"[^\"<>`]*(<br/>[^\"<>`]*)?\"(\\]|\\)|\\]\\)|\\}\\})(:::[a-z]+)?"
            + "|    p\\d+n\\d+( --> p\\d+n\\d+)+"
            + "|  end"
            + "|  classDef [a-z]+ \\S.*");

    @Test
    void thePicturesStayAsTheyAre() {
        Golden.check("create.mmd", PlanMermaid.write(List.of(Worlds.plan(Worlds.fresh()))));
        Golden.check("delete.mmd", PlanMermaid.write(List.of(Worlds.plan(Worlds.deleted()))));
        Golden.check("blocked.mmd", PlanMermaid.write(List.of(Worlds.plan(Worlds.blocked()))));
    }

    @Test
    void everyLineIsWellFormed() {
        List<Plan> plans = Worlds.roads().stream().map(Worlds::plan).toList();
        assertThat(PlanMermaid.write(plans).lines())
                .allSatisfy(line -> assertThat(line).matches(LINE));
    }

    @Test
    void whatMeansSomethingInALabelIsEscaped() {
        assertThat(PlanMermaid.quoted("a \"b\" <c> & #d `e`\nf"))
                .isEqualTo("\"a #quot;b#quot; #lt;c#gt; #amp; #35;d #96;e#96;<br/>f\"");
    }

    @Test
    void noPlanAtAllIsAPictureToo() {
        assertThat(PlanMermaid.write(List.of())).startsWith("flowchart TD\n  none([\"no MySQL resource");
    }
}

package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleCardTest {
    private static final RuleCard CARD =
            RuleCard.keeping(Invariant.I5).fires("always").passes("it is there");

    @Test
    void namesAReasonAsItIsAndWithMoreAfterAColon() {
        assertThat(CARD.names("it is there")).isTrue();
        assertThat(CARD.names("it is there: since noon")).isTrue();
    }

    @Test
    void namesNoOther() {
        assertThat(CARD.names("it is therefore")).isFalse();
        assertThat(CARD.names("it is not there")).isFalse();
        assertThat(CARD.names("always")).isFalse();
    }
}

package homework.otus.mysql.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How pages are read and compared; without a cluster. */
class ShownTest {
    @Test
    void whatDependsOnTheMomentMayDiffer() {
        assertThat(matches(
                        "shop-20261121t213011z  Succeeded  1.6 KiB  2s", "shop-20251231t000000z Succeeded 12 KiB 1m3s"))
                .isTrue();
        assertThat(matches("id 2", "id 3")).isFalse();
        assertThat(matches("1Gi", "2Gi")).isFalse();
    }

    @Test
    void everyLineIsComparedUnlessThePageSaysOtherwise() {
        assertThat(matches("one\ntwo", "one\ntwo\n")).isTrue();
        assertThat(matches("one", "one\ntwo")).isFalse();
        assertThat(matches("one\ntwo", "one")).isFalse();
        assertThat(matches("one\n…", "one")).isTrue();
        assertThat(matches("…\ntwo\n…\nfour", "one\ntwo\nthree\nfour")).isTrue();
        assertThat(matches("…\ntwo\n…\nfour", "one\ntwo\nthree")).isFalse();
        assertThat(matches("…", "")).isTrue();
    }

    @Test
    void moreColumnsAreNoOtherOutputAndMissingOnesAre() {
        assertThat(matches("job 1/1", "job Complete 1/1")).isTrue();
        assertThat(matches("job Complete 1/1", "job 1/1")).isFalse();
        assertThat(matches("is ready: …", "is ready: anything")).isTrue();
        assertThat(matches("is ready: …", "is blocked: anything")).isFalse();
    }

    @Test
    void aPageHasBlocksWithCommandsAndWhatTheyPrint() {
        Page page = Page.parse("p.md", """
                text
                <!-- not run: there is no registry -->
                ```console
                $ docker push
                ```
                <!-- fails with status 1 -->
                ```console
                $ false
                $ echo
                one
                two
                ```
                """.lines().toList());
        assertThat(page.notRun()).containsExactly("there is no registry");
        assertThat(page.blocks()).hasSize(2);
        assertThat(page.blocks().get(1).status()).isEqualTo(1);
        assertThat(page.blocks().get(1).commands().get(1))
                .isEqualTo(new Page.Command(9, "echo", List.of("one", "two")));
        assertThatThrownBy(() -> Page.parse("p.md", List.of("```console", "output", "```")))
                .hasMessageContaining("belongs to no command");
    }

    private static boolean matches(String page, String printed) {
        return Shown.matches(page.lines().toList(), printed);
    }
}

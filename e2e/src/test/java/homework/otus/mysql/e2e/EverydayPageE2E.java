package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Desk;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/everyday.md: every command as it is printed, and what it prints compared. */
class EverydayPageE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("everyday");

    @Test
    void theTasksOfEveryDayAreDoneAsThePageSays(@TempDir Path folder) {
        LAB.operator().start();
        Page page = Page.of("docs/everyday.md");
        assertThat(page.notRun())
                .containsExactly(
                        "there is no other image of MySQL without a registry; ImageChangeE2E changes between builds");
        page.run(Desk.in(folder, LAB.namespaces().get(0)).withPlugin());
    }
}

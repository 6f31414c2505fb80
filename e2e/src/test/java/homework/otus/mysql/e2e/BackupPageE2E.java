package homework.otus.mysql.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.e2e.harness.Desk;
import homework.otus.mysql.e2e.harness.Lab;
import homework.otus.mysql.e2e.harness.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** docs/backup.md: every command as it is printed, and what it prints compared. */
class BackupPageE2E {
    @RegisterExtension
    static final Lab LAB = Lab.of("backups");

    @Test
    void backupsAreTakenAndRestoredAsThePageSays(@TempDir Path folder) {
        LAB.operator().start();
        Page page = Page.of("docs/backup.md");
        assertThat(page.notRun()).isEmpty();
        page.run(Desk.in(folder, LAB.namespaces().get(0)).withPlugin());
    }
}

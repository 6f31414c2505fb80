package homework.otus.mysql.e2e.harness;

import java.util.Optional;

/** The images under test; E2E_IMAGE, E2E_OFFICIAL_IMAGE, E2E_LATER_IMAGE and E2E_EARLIER_IMAGE name others, for example on an external cluster. */
public final class Images {
    /** The server that most tests use. */
    public static final String MYSQL = named("E2E_IMAGE", "mysql:9.7");
    /** A server whose first start is as unkind as that of the official images. */
    public static final String OFFICIAL =
            named("E2E_OFFICIAL_IMAGE", System.getenv("E2E_IMAGE") == null ? "mysql:9.7-official" : MYSQL);

    /** One whose mysqld says that it is a later release; empty when none is named. */
    public static final String LATER = claiming("E2E_LATER_IMAGE", "mysql:9.7-claims-9.7.5");
    /** One whose mysqld says that it is MySQL 8.0.36; empty when none is named. */
    public static final String EARLIER = claiming("E2E_EARLIER_IMAGE", "mysql:9.7-claims-8.0.36");

    private Images() {}

    private static String claiming(String variable, String otherwise) {
        return named(variable, System.getenv("E2E_IMAGE") == null ? otherwise : "");
    }

    private static String named(String variable, String otherwise) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(image -> !image.isBlank())
                .orElse(otherwise);
    }
}

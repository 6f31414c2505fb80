package homework.otus.mysql.model;

/**
 * What the user wants, or what was last applied, as it was written: nothing is checked here, so that
 * a wrong value is a violation in a plan and not an exception. There is no password in it.
 *
 * @param storageSize a Kubernetes quantity, see {@link Quantity}
 */
public record MySqlSpec(String image, String database, String storageSize) {}

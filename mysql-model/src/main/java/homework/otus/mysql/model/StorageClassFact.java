package homework.otus.mysql.model;

/**
 * A StorageClass that the resource names.
 *
 * @param expands claims of it can grow
 */
public record StorageClassFact(String name, boolean expands) {}

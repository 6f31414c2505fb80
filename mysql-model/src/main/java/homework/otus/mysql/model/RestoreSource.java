package homework.otus.mysql.model;

/**
 * The backup that the resource names for its restore.
 *
 * @param instance the instance on whose backup volume it is, of the same namespace
 */
public record RestoreSource(String instance, BackupRecord backup) {}

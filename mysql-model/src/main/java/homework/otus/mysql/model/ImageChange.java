package homework.otus.mysql.model;

/**
 * A server is being given another image.
 *
 * @param image the new one
 * @param from the MySQL that served the data last, for example {@code 8.4.6}
 * @param to the MySQL in the new image
 */
public record ImageChange(String image, String from, String to) {
    /** The new server changes the data directory when it starts, which must not be interrupted. */
    public boolean isUpgrade() {
        return !from.equals(to);
    }
}

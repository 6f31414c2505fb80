package homework.otus.mysql.model;

/** Which MySQL resource: its namespace and its name. */
public record InstanceId(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

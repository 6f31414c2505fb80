package homework.otus.mysql.k8s;

/** Names inside the pod of a server, which its manifest gives and its reader looks for. */
public final class ServerPod {
    /** The container of the server. */
    public static final String SERVER = "mysql";
    /** The init container that looks into the data directory. */
    public static final String INSPECT = "inspect";
    /** The variable of the server's container that names the one life whose data directory it takes. */
    public static final String BORN_IN = "BORN_IN";

    private ServerPod() {}
}

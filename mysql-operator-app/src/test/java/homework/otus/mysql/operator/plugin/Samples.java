package homework.otus.mysql.operator.plugin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Objects as the API server has them, with single quotes. */
final class Samples {
    static final String PASSWORD = "never-shown";

    private Samples() {}

    /** Serving, with its password in the resource and a schedule. */
    static String ready() {
        return "{'spec':{'image':'mysql:9.7','database':'shop','password':'" + PASSWORD
                + "','storage_size':'1Gi','config':{'max_connections':'77'},'backup':{'schedule':'@daily','retention':{'count':3}}},"
                + status(
                        "Ready",
                        "True",
                        "False",
                        "False",
                        "AsExpected",
                        "nothing is wrong",
                        "shop created without restore-job");
    }

    /** One that somebody has to act for. */
    static String blocked() {
        return "{'spec':{'image':'mysql:5.7','database':'old','password':'" + PASSWORD + "','storage_size':'2Gi'},"
                + status(
                        "Degraded",
                        "True",
                        "False",
                        "True",
                        "ImageMoveNotSupported",
                        "no way from 9.7 to 5.7",
                        "old created");
    }

    static String suspended() {
        return ready().replace("'spec':{", "'spec':{'suspend':true,").replace("'state':'Ready'", "'state':'Suspended'");
    }

    /** Asked for by nobody yet. */
    static String unseen() {
        return "{'spec':{'database':'new','storage_size':'1Gi'}}";
    }

    static String backup(String instance, String phase, String more) {
        return "{'spec':{'instanceRef':{'name':'" + instance + "'}},'status':{'phase':'" + phase + "'" + more + "}}";
    }

    /** Of that many hours ago. */
    static String complete(String instance, long hours) {
        return backup(
                instance,
                "Succeeded",
                ",'completionTime':'"
                        + Instant.now().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
                        + "','size':'12 KiB','tables':3,'duration':'4s','image':'mysql:9.6'");
    }

    static String pod(String instance, boolean ready) {
        return "{'metadata':{'labels':{'app':'" + instance + "'}},'status':{'conditions':[{'type':'Ready','status':'"
                + (ready ? "True" : "False") + "'}]}}";
    }

    private static String status(
            String state,
            String ready,
            String progressing,
            String degraded,
            String reason,
            String why,
            String message) {
        return "'status':{'observedGeneration':1,'state':'" + state + "','message':'" + message + "','conditions':["
                + condition("Ready", ready, "Serving", "the server accepts connections") + ","
                + condition("Progressing", progressing, "NothingToDo", "the plan has no steps") + ","
                + condition("Degraded", degraded, reason, why) + "]}}";
    }

    private static String condition(String type, String status, String reason, String message) {
        return "{'type':'" + type + "','status':'" + status + "','reason':'" + reason + "','message':'" + message
                + "','lastTransitionTime':'2026-01-01T00:00:00Z'}";
    }
}

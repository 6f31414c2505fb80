package homework.otus.mysql.k8s;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import org.jspecify.annotations.Nullable;

/**
 * The cluster could not be read or written. It is thrown, and never logged where it is thrown; the
 * message names the object, and is fit to be shown to users.
 */
public final class AdapterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** What went wrong, for programs. */
    public enum Code {
        /** No answer from the API server. */
        UNREACHABLE(true),
        /** The API server asked for patience. */
        BUSY(true),
        /** The API server failed. */
        SERVER_ERROR(true),
        /** Somebody else wrote at the same time. Read again and plan again. */
        CONFLICT(true),
        /** The object is not the one that the plan was made for. Read again and plan again. */
        CHANGED(true),
        /** An object of that name exists that the plan did not know of. Read again and plan again. */
        ALREADY_THERE(true),
        /** What the object needs around it is gone, for example its namespace or its kind. */
        NOT_FOUND(true),
        /** Who we are is not accepted; somebody has to renew it. */
        UNAUTHORIZED(true),
        /** We may not do it; a role is missing, or the namespace is being deleted. */
        FORBIDDEN(true),
        /** The API server does not take the object as it is. */
        REFUSED(false),
        /** The object belongs to something else. */
        NOT_OURS(false),
        /** Something that we once wrote cannot be read any more. Unknown is not none, so nothing is concluded from it. */
        UNREADABLE(false);

        private final boolean mayPass;

        Code(boolean mayPass) {
            this.mayPass = mayPass;
        }
    }

    public AdapterException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    @FormatMethod
    public static AdapterException of(Code code, @FormatString String format, Object... arguments) {
        return new AdapterException(code, String.format(format, arguments), null);
    }

    public Code code() {
        return code;
    }

    /** Trying again later may help although nothing about the resource changes: back off and retry. */
    public boolean mayPass() {
        return code.mayPass;
    }
}

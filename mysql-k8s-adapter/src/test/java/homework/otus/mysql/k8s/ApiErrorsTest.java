package homework.otus.mysql.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import homework.otus.mysql.k8s.AdapterException.Code;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "0,,UNREACHABLE,true",
        "401,Unauthorized,UNAUTHORIZED,true",
        "403,Forbidden,FORBIDDEN,true",
        "404,NotFound,NOT_FOUND,true",
        "409,AlreadyExists,ALREADY_THERE,true",
        "409,Conflict,CONFLICT,true",
        "409,,CONFLICT,true",
        "422,Invalid,REFUSED,false",
        "400,BadRequest,REFUSED,false",
        "429,TooManyRequests,BUSY,true",
        "500,InternalError,SERVER_ERROR,true",
        "503,,SERVER_ERROR,true"
    })
    void codesAreTyped(int http, String reason, Code code, boolean mayPass) {
        AdapterException error = ApiErrors.translate(
                "create volume x",
                new KubernetesClientException(
                        "long words",
                        http,
                        new StatusBuilder()
                                .withReason(reason)
                                .withMessage("short words")
                                .build()));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.mayPass()).isEqualTo(mayPass);
        assertThat(error).hasMessage("create volume x: short words");
    }

    @Test
    void noAnswerNamesWhatWentWrongBelow() {
        IOException below = new IOException("connection refused");
        assertThatThrownBy(() -> ApiErrors.calling("read volume x", () -> {
                    throw new KubernetesClientException("Operation: [get]", below);
                }))
                .isInstanceOfSatisfying(
                        AdapterException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE))
                .hasMessage("read volume x: connection refused");
    }
}

package io.strongroom.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads request bodies: bounded, UTF-8 only, no unknown field, no doubled key. What is wrong is told with a pointer. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class BodyReader implements MessageBodyReader<ApiBody> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return ApiBody.class.isAssignableFrom(type);
    }

    @Override
    public ApiBody readFrom(
            Class<ApiBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return parse(text(bounded(in, type)), type);
    }

    /**
     * A body that may be missing, whatever the media type is then said to be.
     *
     * @throws Rejected {@code malformed-request}, {@code payload-too-large}
     */
    public static <T extends ApiBody> Optional<T> optional(InputStream in, Class<T> type) throws IOException {
        var text = text(bounded(in, type));
        return text.isBlank() ? Optional.empty() : Optional.of(parse(text, type));
    }

    private static byte[] bounded(InputStream in, Class<?> type) throws IOException {
        var own = type.getAnnotation(ApiBody.MostBytes.class);
        var most = own == null ? ApiBody.MOST_BYTES : own.value();
        var bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Rejected(
                    ProblemCode.PAYLOAD_TOO_LARGE,
                    "This body may have " + most + " bytes. For more jobs send application/x-ndjson.");
        }
        return bytes;
    }

    /** @throws Rejected {@code malformed-request} */
    public static <T> T parse(String text, Class<T> type) {
        try {
            var value = Json.read(text, type);
            if (value == null) {
                throw malformed("", "null", "must be a JSON object");
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw malformed(e.getCause());
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("", "encoding", "must be UTF-8");
        }
    }

    private static Rejected malformed(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return malformed(pointer(unknown), "unknown-field", "is not a field of this request");
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return malformed(pointer(mapping), "type", "has the wrong type");
        }
        if (cause instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            var at = syntax.getLocation();
            return malformed(
                    "",
                    "syntax",
                    "is not JSON of this shape, near line " + at.getLineNr() + " column " + at.getColumnNr());
        }
        return malformed("", "syntax", "must be a JSON object of this request's shape");
    }

    private static Rejected malformed(String pointer, String code, String detail) {
        var errors = List.of(new FieldError(pointer, code, detail));
        var text = (pointer.isEmpty() ? "The body" : pointer) + " " + detail + ".";
        return new Rejected(new Problem(ProblemCode.MALFORMED_REQUEST, text, errors, null, null, null));
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining())
                .transform(path -> path.length() > 500 ? path.substring(0, 500) : path);
    }
}

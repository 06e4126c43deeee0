package io.strongroom.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the records that request bodies are read into: strictly, and no more than so many bytes. */
public interface ApiBody {
    /** Most bytes of a body whose type says nothing else. */
    int MOST_BYTES = 256 << 10;

    /** Most bytes of a body of this type. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface MostBytes {
        /** Bytes. */
        int value();
    }
}

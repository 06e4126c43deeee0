package io.strongroom.api.access;

import io.strongroom.domain.users.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission that a route asks of its caller. Every route has this or {@link AnyCaller}; one without opens for nobody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    /** What the caller must have. */
    Permission value();
}

package io.strongroom.web.access;

import io.strongroom.domain.users.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission that a route asks of the person. Every route has this, {@link SignedIn} or {@link Open}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    /** What the person's roles must grant. */
    Permission value();
}

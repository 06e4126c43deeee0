package io.strongroom.domain.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How far reading got, for one kind of resource or one property. That a read failed says nothing about the resource. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "coverage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Coverage.Read.class, name = "READ"),
    @JsonSubTypes.Type(value = Coverage.Denied.class, name = "DENIED"),
    @JsonSubTypes.Type(value = Coverage.Throttled.class, name = "THROTTLED"),
    @JsonSubTypes.Type(value = Coverage.Unsupported.class, name = "UNSUPPORTED"),
    @JsonSubTypes.Type(value = Coverage.LeftOut.class, name = "LEFT_OUT")
})
public sealed interface Coverage {
    /** Read whole. */
    record Read() implements Coverage {}

    /** AWS refused to tell. {@code action} is the missing IAM action. */
    record Denied(String action) implements Coverage {}

    /** AWS asked to slow down or did not answer, until patience ran out. {@code api} is the call. */
    record Throttled(String api) implements Coverage {}

    /** The call is not known: to this endpoint, to this Region, or to the AWS SDK at hand. */
    record Unsupported(String api) implements Coverage {}

    /**
     * Nobody asked: of the controls that were chosen, none looks at it. {@code action} is what reading it would have taken.
     * A verdict never rests on it.
     */
    record LeftOut(String action) implements Coverage {}
}

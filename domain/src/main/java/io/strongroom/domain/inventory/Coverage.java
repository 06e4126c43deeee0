package io.strongroom.domain.inventory;

/** How far reading got, for one kind of resource or one property. That a read failed says nothing about the resource. */
public sealed interface Coverage {
    /** Read whole. */
    record Read() implements Coverage {}

    /** AWS refused to tell. {@code action} is the missing IAM action. */
    record Denied(String action) implements Coverage {}

    /** AWS asked to slow down or did not answer, until patience ran out. {@code api} is the call. */
    record Throttled(String api) implements Coverage {}

    /** The call is not known: to this endpoint, to this Region, or to the AWS SDK at hand. */
    record Unsupported(String api) implements Coverage {}
}

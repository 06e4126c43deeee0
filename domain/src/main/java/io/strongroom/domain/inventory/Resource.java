package io.strongroom.domain.inventory;

/** One thing in an account that can be judged. */
public interface Resource {
    /** Its ARN; where AWS gives none, a name of the same form that is its own and stays. */
    String arn();
}

package io.strongroom.sandbox.organization;

/**
 * What the furniture of a simulated account means of a resource, said by whoever put it there and not by any control: the
 * truth that an assessment is held against.
 *
 * @param control id of the control that it is about, such as {@code IMM-01}
 * @param resource ARN of the subject; for a whole account and Region as findings write it
 * @param good whether it is a virtue; a fault otherwise
 */
public record Declared(String control, String resource, boolean good) {}

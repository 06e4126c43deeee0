package io.strongroom.domain.problems;

/**
 * One field that is wrong.
 *
 * @param pointer JSON Pointer into the request body, such as {@code /parameters/name}
 * @param code stable kebab-case name of the rule that was broken, such as {@code required}
 * @param detail a sentence for people
 */
public record FieldError(String pointer, String code, String detail) {}

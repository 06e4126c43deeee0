package io.strongroom.domain.remediations;

/**
 * What an approver should know before saying yes.
 *
 * @param code stable kebab-case name, such as {@code compliance-lock-is-final}
 * @param text a sentence for people
 */
public record Warning(String code, String text) {}

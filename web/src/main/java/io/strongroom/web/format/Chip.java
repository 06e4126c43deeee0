package io.strongroom.web.format;

/**
 * A status in words, with a colour and an icon that only repeat them.
 *
 * @param tone {@code ok}, {@code running}, {@code waiting}, {@code failed}, {@code blocked} or {@code idle}
 */
public record Chip(String tone, String icon, String text) {}

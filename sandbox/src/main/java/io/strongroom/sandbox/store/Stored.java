package io.strongroom.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;

/** A document with its id, as a listing gives it. */
public record Stored(String id, JsonNode body) {}

package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of reading one facet. That a read failed says nothing about the resource. */
public sealed interface Reading {
    /** It is there, in this state. */
    record Present(JsonNode state) implements Reading {}

    /** AWS said that it is not there. */
    record Absent() implements Reading {}

    /** AWS refused to tell. {@code action} is the missing IAM action. */
    record Denied(String action, String awsRequestId) implements Reading {}

    /** AWS, or our own budget, asked to slow down; ask again later. */
    record Throttled(String api) implements Reading {}

    /** No answer came, or a fault instead of one. It may pass; an endpoint that is out of reach never answers. */
    record Unanswered(String failure) implements Reading {}

    /** This endpoint does not know the call, as some emulators and Regions do not. */
    record Unsupported(String api) implements Reading {}
}

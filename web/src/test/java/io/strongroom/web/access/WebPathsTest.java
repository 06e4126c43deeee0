package io.strongroom.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPathsTest {
    @Test
    void apiHealthAndFilesAreNoPages() {
        assertFalse(WebPaths.isPage("/api/v1/jobs"));
        assertFalse(WebPaths.isPage("/api"));
        assertFalse(WebPaths.isPage("/q/health"));
        assertFalse(WebPaths.isPage("/assets/app.css"));
        assertTrue(WebPaths.isPage("/"));
        assertTrue(WebPaths.isPage("/apiary"));
        assertTrue(WebPaths.isPage("/queue"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/jobs", "/jobs?state=FAILED&account=111111111111", "/jobs/0193a5b2-0000-7000-8000-000000000000"
            })
    void pathsOfOurPagesAreKept(String path) {
        assertEquals(path, WebPaths.safeReturn(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "/jobs\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/api/v1/jobs",
                "/sign-out",
                "/sign-in?to=/jobs",
                "/jobs//evil",
                "jobs"
            })
    void everythingElseLeadsToTheFirstPage(String path) {
        assertEquals("/", WebPaths.safeReturn(path));
    }
}

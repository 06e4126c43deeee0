package io.strongroom.web.problems;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.web.layout.Shell;

/** What went wrong. */
@CheckedTemplate(basePath = "problems")
record ProblemPage(Shell shell, int status, String title, String detail, String requestId)
        implements TemplateInstance {}

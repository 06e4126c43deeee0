package io.strongroom.web.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.web.layout.Shell;

/** One job. */
@CheckedTemplate(basePath = "jobs")
record JobPage(Shell shell, JobView view) implements TemplateInstance {}

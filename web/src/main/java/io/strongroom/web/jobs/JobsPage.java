package io.strongroom.web.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.views.SavedPanel;

/** Jobs, filtered. */
@CheckedTemplate(basePath = "jobs")
record JobsPage(Shell shell, JobsView view, SavedPanel saved) implements TemplateInstance {}

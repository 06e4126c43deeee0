package io.strongroom.web.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The part of a job's page that moves on by itself. */
@CheckedTemplate(basePath = "jobs")
record JobLive(LiveView live) implements TemplateInstance {}

package io.strongroom.web.remediations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.layout.Shell;
import java.util.List;

/** The catalogue. */
@CheckedTemplate(basePath = "remediations")
record RemediationsPage(Shell shell, List<RemediationSpec> specs, boolean maySubmit) implements TemplateInstance {}

package io.strongroom.web.remediations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.format.Prose;
import io.strongroom.web.layout.Shell;
import java.util.List;

/** One remediation. */
@CheckedTemplate(basePath = "remediations")
record RemediationPage(
        Shell shell, RemediationSpec spec, List<Prose.Block> prose, List<Parameter> parameters, boolean maySubmit)
        implements TemplateInstance {}

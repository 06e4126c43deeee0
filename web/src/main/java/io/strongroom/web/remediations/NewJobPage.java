package io.strongroom.web.remediations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.layout.Shell;
import java.util.List;

/** The form for a new job. */
@CheckedTemplate(basePath = "remediations")
record NewJobPage(Shell shell, RemediationSpec spec, NewJobForm form, List<Account> accounts, List<String> regions)
        implements TemplateInstance {}

package io.strongroom.web.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.strongroom.web.layout.Shell;
import java.util.Optional;

/** The form to sign in with. */
@CheckedTemplate(basePath = "access")
record SignInPage(Shell shell, String to, String name, Optional<String> error) implements TemplateInstance {}

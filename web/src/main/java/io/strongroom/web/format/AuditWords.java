package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.SealedEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How the audit trail reads on a page. */
@TemplateExtension
public final class AuditWords {
    private AuditWords() {}

    public static Chip chip(AuditStatus.Badge badge) {
        return switch (badge) {
            case NOT_CONFIGURED -> new Chip("idle", "dash", "Not configured");
            case VERIFYING -> new Chip("running", "spin", "Verifying");
            case VERIFIED -> new Chip("ok", "check", "Verified");
            case ANCHOR_LATE -> new Chip("waiting", "clock", "Anchor late");
            case BROKEN -> new Chip("failed", "warn", "Broken");
        };
    }

    /** The address of the list of all that was done to the same object. */
    public static String sameObject(SealedEntry sealed) {
        return "/audit?object=" + URLEncoder.encode(sealed.entry().objectId(), StandardCharsets.UTF_8);
    }
}

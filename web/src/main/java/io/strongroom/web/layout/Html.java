package io.strongroom.web.layout;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers of pages. They are rendered here and now, so that a page that fails is an error and no half page. */
public final class Html {
    private Html() {}

    public static Response ok(TemplateInstance page) {
        return of(200, page);
    }

    public static Response of(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** After a form: the browser gets the page anew, so that reloading it sends nothing twice. */
    public static Response goTo(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}

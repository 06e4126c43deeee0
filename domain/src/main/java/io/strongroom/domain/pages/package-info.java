/** What the authors of controls and remediations wrote about them. How it looks is for the web and API to say. */
@NullMarked
package io.strongroom.domain.pages;

import org.jspecify.annotations.NullMarked;

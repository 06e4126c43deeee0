/** How safe the accounts are as a whole: the overview and its trends. No page here counts findings. */
@NullMarked
package io.strongroom.web.posture;

import org.jspecify.annotations.NullMarked;

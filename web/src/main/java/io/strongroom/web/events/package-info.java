/** What happened in the accounts, as AWS told it, and whether it is still told. */
@NullMarked
package io.strongroom.web.events;

import org.jspecify.annotations.NullMarked;

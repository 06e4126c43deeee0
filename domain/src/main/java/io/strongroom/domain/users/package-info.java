/** People and API clients: roles, scopes, tokens, sessions and what each may do. */
@NullMarked
package io.strongroom.domain.users;

import org.jspecify.annotations.NullMarked;

/** AWS IAM, simulated: roles, users, managed and inline policies, and the checks of their documents. */
@NullMarked
package io.strongroom.sandbox.iam;

import org.jspecify.annotations.NullMarked;

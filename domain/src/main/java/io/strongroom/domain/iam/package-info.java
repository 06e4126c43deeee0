/** IAM policy documents: parsed, compared by meaning, merged by statement. */
@NullMarked
package io.strongroom.domain.iam;

import org.jspecify.annotations.NullMarked;

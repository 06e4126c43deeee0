/**
 * Judges IAM policies by their meaning: identity, boundary, SCP, trust, key, bucket, vault, topic and endpoint policies.
 *
 * <p>{@link io.strongroom.domain.iam.access.Access#decide} answers whether a caller may do something; {@code
 * Request.of(Caller.identity(arn), "backup:DeleteRecoveryPoint", "*")} is the question, {@link
 * io.strongroom.domain.iam.access.PrincipalPolicies} what the caller brings. An answer is allowed, denied, or depends on
 * condition keys that are not known, which it names; a control decides what it makes of them. A resource or action with
 * wildcards asks of all that have that form: then "depends on resource" says that it holds for some of them.
 *
 * <p>{@link io.strongroom.domain.iam.access.Grants} answers whom a resource's policy lets in and how narrowly, {@link
 * io.strongroom.domain.iam.access.Exemptions} whether policies deny an action to everyone and whom they spare. For one
 * resource's policy by itself, {@link io.strongroom.domain.iam.access.Access#byResourcePolicy} with {@code
 * Caller.ANYONE}: "is it denied to everyone over plain HTTP" is that request with {@code aws:SecureTransport} false.
 */
@NullMarked
package io.strongroom.domain.iam.access;

import org.jspecify.annotations.NullMarked;

/**
 * The way that every call to a simulated service takes: quota, fault, session, effect with its ledger entry, lost answer.
 *
 * <p>To add a service: write {@code SandboxX implements XClient} with one constructor that takes {@link
 * io.strongroom.sandbox.calls.Calls}, a {@link io.strongroom.sandbox.calls.Dialect} for its error codes, and one line in
 * {@code organization.SandboxClients}. {@code kms} is the example to follow. Documents are stored as the SDK's own shapes,
 * turned to JSON and back by {@link io.strongroom.sandbox.calls.SdkJson}.
 */
@NullMarked
package io.strongroom.sandbox.calls;

import org.jspecify.annotations.NullMarked;

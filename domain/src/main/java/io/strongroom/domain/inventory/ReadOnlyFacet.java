package io.strongroom.domain.inventory;

/** What plans look at and never change. */
public sealed interface ReadOnlyFacet extends Facet {
    /**
     * Who Strongroom is in the account: {@code {arn, account, changesAs?}}. The arn is that of the role behind an
     * assumed-role session; {@code changesAs} is there when changes are made as another role than reads.
     */
    record Caller() implements ReadOnlyFacet {}

    /**
     * A KMS key by id, ARN or alias, whoever made it: {@code {keyArn, keyId, state, manager, spec, usage, origin,
     * multiRegion}}. Absent when there is none.
     */
    record Key(String ref) implements ReadOnlyFacet {}

    /** An SNS topic: {@code {arn, kmsKeyId?}}. Absent when there is none. */
    record Topic(String arn) implements ReadOnlyFacet {}

    /**
     * What is in a vault: {@code {recoveryPoints, withoutDeletion, shortestDays?, longestDays?}}: how many recovery points there
     * are, how many of them are kept for ever, and the bounds of the others' retention in days. Absent when there is no
     * vault.
     */
    record VaultContents(String vaultName) implements ReadOnlyFacet {}

    /** Whether an IAM role or user exists: {@code {arn}}. The ARN is of this account; absent when there is none. */
    record IamPrincipal(String arn) implements ReadOnlyFacet {}
}

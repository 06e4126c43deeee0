package io.strongroom.domain.changes;

import io.strongroom.domain.inventory.Facet;

/**
 * The sealed list of what Strongroom can change in a customer's account, and so its whole blast radius: adding to it
 * needs an ADR. None of it deletes a recovery point. A change takes one facet from one state to another; absent to
 * present creates, present to absent deletes, and the inverse swaps the two. The JSON shape of each state is given here.
 *
 * <p>Fields that AWS assigns ({@code keyArn}, {@code arn}, {@code lockDate}) are read and never written; comparing leaves
 * them out. Where a facet names a key, the reference is a key ARN, or <code>${change.N}</code> for the key that
 * change N of the same plan makes.
 */
public sealed interface WritableFacet extends Facet {

    /** Keys. */
    sealed interface Kms extends WritableFacet {}

    /**
     * The customer managed key that carries the tag {@code strongroom:alias} with this alias and is not being deleted:
     * {@code {description, multiRegion, policy, tags, keyArn}}. Its tag is how it is adopted rather than made twice,
     * for CreateKey knows no idempotency token. {@code policy} and {@code tags} are as created; later they are
     * {@link KeyPolicy} and {@link KeyTags}, so only {@code description} and {@code multiRegion} are compared.
     * Its absence as a target means ScheduleKeyDeletion after 30 days, which can be cancelled until then.
     */
    record TaggedKey(String alias) implements Kms {}

    /** {@code {keyArn}}: the key behind an alias. */
    record KeyAlias(String alias) implements Kms {}

    /** {@code {enabled, periodDays}}; {@code periodDays} only when enabled. */
    record KeyRotation(String keyRef) implements Kms {}

    /** The policy document. Never absent. */
    record KeyPolicy(String keyRef) implements Kms {}

    /** All tags of the key, {@code {name: value}}. Never absent. */
    record KeyTags(String keyRef) implements Kms {}

    /**
     * Whether a key can be used: {@code {enabled, pendingDeletion}}. One that is to be used is taken back from its deletion and
     * enabled in the same change. No deletion is scheduled by it: its inverse disables the key and no more. Absent when there
     * is no key.
     */
    record KeyUse(String keyRef) implements Kms {}

    /** Buckets. */
    sealed interface S3 extends WritableFacet {}

    /**
     * {@code {region, empty}}; made with block public access on and ACLs off, deleted only when empty. {@code empty}, whether it
     * holds no object now, is read and never written or compared.
     */
    record Bucket(String bucket) implements S3 {}

    /** {@code {algorithm, kmsKeyArn?, bucketKey}}; {@code algorithm} is {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}. */
    record BucketEncryption(String bucket) implements S3 {}

    /** The policy document; absent when the bucket has none. */
    record BucketPolicy(String bucket) implements S3 {}

    /** {@code {status}}: {@code Enabled} or {@code Suspended}; absent when never set, which cannot come back: its inverse suspends. */
    record BucketVersioning(String bucket) implements S3 {}

    /** {@code {targetBucket, targetPrefix}}; absent when not logging. */
    record BucketLogging(String bucket) implements S3 {}

    /** {@code {blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets}}; absent when not configured. */
    record BucketPublicAccessBlock(String bucket) implements S3 {}

    /** Identities. */
    sealed interface Iam extends WritableFacet {}

    /** {@code {trust, description, maxSessionSeconds, tags, arn}}; {@code trust} is the policy document. Path is {@code /}. */
    record Role(String roleName) implements Iam {}

    /** A customer managed policy of path {@code /}: {@code {document, description, tags, arn}}; the document of the default version. {@code description} and {@code tags} are set at creation and not compared. */
    record ManagedPolicy(String policyName) implements Iam {}

    /** {@code {}} when the policy is attached to the role. */
    record RoleAttachment(String roleName, String policyArn) implements Iam {}

    /** An inline policy of a role: the policy document. */
    record RoleInlinePolicy(String roleName, String policyName) implements Iam {}

    /** Trails. */
    sealed interface CloudTrail extends WritableFacet {}

    /** {@code {bucket, kmsKeyArn?, logGroupArn?, logRoleArn?, validation, multiRegion, globalEvents, arn}}. */
    record Trail(String trailName) implements CloudTrail {}

    /**
     * {@code {selectors}}: advanced event selectors as CloudTrail writes them, {@code [{name?, fieldSelectors:[{field, equals?,
     * startsWith?, endsWith?, notEquals?, notStartsWith?, notEndsWith?}]}]}, each operator with a list of values. Basic
     * selectors are read as the advanced ones that mean the same, so a new trail has one, for management events. Absent
     * with the trail.
     */
    record TrailSelectors(String trailName) implements CloudTrail {}

    /** {@code {logging}}: whether the trail delivers. Absent with the trail. */
    record TrailLogging(String trailName) implements CloudTrail {}

    /** Log groups. */
    sealed interface Logs extends WritableFacet {}

    /** {@code {kmsKeyArn?, retentionDays?, arn}}. */
    record LogGroup(String groupName) implements Logs {}

    /** {@code {pattern, metricName, metricNamespace, metricValue}}. */
    record MetricFilter(String groupName, String filterName) implements Logs {}

    /** Alarms. */
    sealed interface CloudWatch extends WritableFacet {}

    /** {@code {description, metricName, metricNamespace, statistic, periodSeconds, evaluationPeriods, threshold, comparison, treatMissingData, actions, arn}}. */
    record Alarm(String alarmName) implements CloudWatch {}

    /** Topics. */
    sealed interface Sns extends WritableFacet {}

    /** The policy document of a topic. Never absent. */
    record TopicPolicy(String topicArn) implements Sns {}

    /** Vaults. */
    sealed interface Backup extends WritableFacet {}

    /** {@code {kmsKeyArn, tags, arn}}; key and name are for ever, {@code tags} as created, later {@link VaultTags}. Deleted only when empty and not locked. */
    record Vault(String vaultName) implements Backup {}

    /** All tags of the vault, {@code {name: value}}. Absent with the vault. */
    record VaultTags(String vaultName) implements Backup {}

    /**
     * {@code {mode, minRetentionDays, maxRetentionDays?, changeableForDays?, lockDate?}}; absent when not locked. {@code changeableForDays}
     * is written only, and only with mode COMPLIANCE: AWS tells {@code lockDate} instead, and that date is what is compared as "there is one".
     */
    record VaultLock(String vaultName) implements Backup {}

    /**
     * A restore testing plan: {@code {schedule, timezone, startWindowHours, algorithm, includeVaults, excludeVaults, pointTypes,
     * lookBackDays, arn}}. Deleted only without selections.
     */
    record RestoreTesting(String planName) implements Backup {}

    /**
     * What a restore testing plan draws: {@code {resourceType, roleArn, resourceArns, conditions, overrides, validationHours}};
     * the type is for ever. {@code conditions} are tag tests, {@code {equals, notEquals}}, each a list of {@code {key, value}}. Goes with
     * its plan.
     */
    record RestoreTestingSelection(String planName, String selectionName) implements Backup {}
    /** A vault's access policy: the document. Absent when it has none. */
    record VaultPolicy(String vaultName) implements Backup {}

    /**
     * A legal hold on all recovery points of vaults that were made in a span of time: {@code {description, vaultNames, from, to,
     * arn}}. It is known by its title; one that was cancelled is absent. While it is there AWS deletes none of them, not even
     * when their retention ends.
     */
    record LegalHold(String title) implements Backup {}
}

"""Reads back with boto3, over the wire, what the six remediations of the practice's sample made. Prints one JSON object."""

import json
import sys

import boto3

endpoint, region, bucket, key, role, trail, vault = sys.argv[1:8]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


kms, s3, iam = client("kms"), client("s3"), client("iam")
trails, logs, alarms, backup = client("cloudtrail"), client("logs"), client("cloudwatch"), client("backup")

described_trail = trails.get_trail(Name=trail)["Trail"]
group = described_trail["CloudWatchLogsLogGroupArn"].split(":log-group:")[1].removesuffix(":*")
attached = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"][0]
policy = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]

print(
    json.dumps(
        {
            "aliases": [a["AliasName"] for a in kms.list_aliases(KeyId=key)["Aliases"]],
            "keyTags": {t["TagKey"]: t["TagValue"] for t in kms.list_resource_tags(KeyId=key)["Tags"]},
            "rotation": kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"],
            "encryption": s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0],
            "bucketPolicy": json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"]),
            "versioning": s3.get_bucket_versioning(Bucket=bucket).get("Status"),
            "logging": s3.get_bucket_logging(Bucket=bucket).get("LoggingEnabled"),
            "publicAccessBlock": s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"],
            "trust": iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"],
            "rolePolicy": iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])[
                "PolicyVersion"
            ]["Document"],
            "trail": described_trail,
            "trailLogging": trails.get_trail_status(Name=trail)["IsLogging"],
            "metricFilters": [f["filterName"] for f in logs.describe_metric_filters(logGroupName=group)["metricFilters"]],
            "alarms": [a["AlarmName"] for a in alarms.describe_alarms()["MetricAlarms"]],
            "vault": backup.describe_backup_vault(BackupVaultName=vault),
        },
        default=str,
    )
)

"""Reads with boto3, over the wire, all that the six remediations of the practice's sample touch. Prints one JSON object.

What is not there is null, so that the same reading serves before, after and after a roll-back.
"""

import json
import sys

import boto3
from botocore.exceptions import ClientError

endpoint, region, bucket, key, role, trail, vault = sys.argv[1:8]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


def there(read):
    """What is read, or None when AWS says that there is no such thing. Any other error ends the reading."""
    try:
        return read()
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if any(word in code for word in ("NotFound", "NoSuch", "DoesNotExist")):
            return None
        raise


kms, s3, iam = client("kms"), client("s3"), client("iam")
trails, logs, alarms, backup = client("cloudtrail"), client("logs"), client("cloudwatch"), client("backup")


def key_seen():
    if key == "-":
        return None
    return {
        "state": kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"],
        "tags": {t["TagKey"]: t["TagValue"] for t in kms.list_resource_tags(KeyId=key)["Tags"]},
        "rotation": kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"],
    }


def bucket_seen(name):
    return {
        "encryption": there(
            lambda: s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"][0]
        ),
        "policy": there(lambda: json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])),
        "versioning": s3.get_bucket_versioning(Bucket=name).get("Status"),
        "logging": s3.get_bucket_logging(Bucket=name).get("LoggingEnabled"),
        "publicAccessBlock": there(
            lambda: s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
        ),
    }


def role_seen():
    described = iam.get_role(RoleName=role)["Role"]
    policies = {}
    for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        policy = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]
        version = iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
        policies[policy["Arn"]] = version["PolicyVersion"]["Document"]
    return {
        "trust": described["AssumeRolePolicyDocument"],
        "maxSession": described["MaxSessionDuration"],
        "policies": policies,
    }


def trail_seen():
    described = trails.get_trail(Name=trail)["Trail"]
    selectors = trails.get_event_selectors(TrailName=trail)
    return {
        "described": described,
        "logging": trails.get_trail_status(Name=trail)["IsLogging"],
        "selectors": selectors.get("AdvancedEventSelectors") or selectors.get("EventSelectors"),
    }


def filters_seen(group):
    return {
        f["filterName"]: {
            "pattern": f["filterPattern"],
            "metric": f["metricTransformations"][0]["metricName"],
        }
        for f in logs.describe_metric_filters(logGroupName=group)["metricFilters"]
    }


def vault_seen():
    described = backup.describe_backup_vault(BackupVaultName=vault)
    return {name: described.get(name) for name in ("EncryptionKeyArn", "Locked", "MinRetentionDays", "MaxRetentionDays")}


print(
    json.dumps(
        {
            "aliases": {
                a["AliasName"]: a.get("TargetKeyId")
                for a in kms.list_aliases()["Aliases"]
                if not a["AliasName"].startswith("alias/aws/")
            },
            "key": key_seen(),
            "buckets": {b["Name"]: bucket_seen(b["Name"]) for b in s3.list_buckets()["Buckets"]},
            "role": there(role_seen),
            "rolePolicies": sorted(p["Arn"] for p in iam.list_policies(Scope="Local")["Policies"]),
            "trail": there(trail_seen),
            "filters": {
                g["logGroupName"]: filters_seen(g["logGroupName"]) for g in logs.describe_log_groups()["logGroups"]
            },
            "alarms": {a["AlarmName"]: a["MetricName"] for a in alarms.describe_alarms()["MetricAlarms"]},
            "vault": there(vault_seen),
        },
        default=str,
    )
)

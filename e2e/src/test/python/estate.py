"""Makes an account on moto with an estate whose faults and virtues are known, and prints both.

The account is its own: moto gives whoever assumes a role in it credentials for it, which are printed too.
"""

import json
import sys

import boto3

endpoint, region, account = sys.argv[1:4]


def client(service, **who):
    return boto3.client(service, endpoint_url=endpoint, region_name=region, **who)


assumed = client("sts", aws_access_key_id="testing", aws_secret_access_key="testing").assume_role(
    RoleArn=f"arn:aws:iam::{account}:role/estate", RoleSessionName="estate"
)["Credentials"]
who = {
    "aws_access_key_id": assumed["AccessKeyId"],
    "aws_secret_access_key": assumed["SecretAccessKey"],
    "aws_session_token": assumed["SessionToken"],
}
truth = []


def expect(control, resource, good):
    truth.append({"control": control, "resource": resource, "good": good})


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(principal, action, resource="*", **rest):
    return {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": resource, **rest}


root = {"AWS": f"arn:aws:iam::{account}:root"}


def keys():
    kms = client("kms", **who)

    def key(name, statement=None):
        made = kms.create_key(
            Policy=policy(statement or allow(root, "kms:*")), Tags=[{"TagKey": "purpose", "TagValue": "backup"}]
        )["KeyMetadata"]
        kms.create_alias(AliasName=f"alias/{name}", TargetKeyId=made["KeyId"])
        return made["Arn"]

    turning, still = key("turning"), key("still")
    kms.enable_key_rotation(KeyId=turning)
    open_key = key("open", allow("*", ["kms:Decrypt", "kms:CreateGrant"]) | {"Sid": "Everyone"})
    lost = key("lost")
    kms.disable_key(KeyId=lost.rsplit("/")[-1])
    expect("ENC-06", still, False)
    expect("ENC-06", open_key, False)
    expect("ENC-09", turning, True)
    expect("ENC-09", open_key, False)
    return turning, still, open_key, lost


def vaults(turning, still, open_key, lost):
    backup = client("backup", **who)

    def vault(name, key):
        return backup.create_backup_vault(BackupVaultName=name, EncryptionKeyArn=key)["BackupVaultArn"]

    expect("ENC-03", vault("well", turning), True)
    expect("ENC-03", vault("still", still), True)
    expect("ENC-03", vault("open", open_key), True)
    expect("ENC-03", vault("lost", lost), False)


def buckets(key):
    s3 = client("s3", **who)

    def bucket(name, **rest):
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region}, **rest)
        return f"arn:aws:s3:::{name}"

    well = f"backup-well-{account}"
    arn = bucket(well, ObjectLockEnabledForBucket=True)
    s3.put_bucket_policy(
        Bucket=well,
        Policy=policy(
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [arn, arn + "/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ),
    )
    s3.put_public_access_block(
        Bucket=well,
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": True,
            "IgnorePublicAcls": True,
            "BlockPublicPolicy": True,
            "RestrictPublicBuckets": True,
        },
    )
    s3.put_object_lock_configuration(
        Bucket=well,
        ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 35}},
        },
    )
    expect("TRN-01", arn, True)
    expect("IMM-10", arn, True)

    bare = f"backup-bare-{account}"
    arn = bucket(bare)
    expect("TRN-01", arn, False)
    expect("ENC-16", arn, False)
    expect("IMM-10", arn, False)
    expect("IMM-11", arn, False)

    public = f"backup-public-{account}"
    arn = bucket(public)
    s3.put_bucket_policy(Bucket=public, Policy=policy(allow("*", "s3:GetObject", arn + "/*")))
    expect("ACC-20", arn, False)
    bucket(f"holiday-pictures-{account}")


def storage(key):
    ec2 = client("ec2", **who)
    for encrypted in (True, False):
        settings = {"Encrypted": True, "KmsKeyId": key} if encrypted else {"Encrypted": False}
        volume = ec2.create_volume(AvailabilityZone=region + "a", Size=1, **settings)["VolumeId"]
        expect("ENC-13", f"arn:aws:ec2:{region}:{account}:volume/{volume}", encrypted)
        snapshot = ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        arn = f"arn:aws:ec2:{region}::snapshot/{snapshot}"
        expect("ENC-17", arn, encrypted)
        expect("ACC-19", arn, encrypted)
        if not encrypted:
            ec2.modify_snapshot_attribute(
                SnapshotId=snapshot,
                Attribute="createVolumePermission",
                OperationType="add",
                UserIds=["999999999999"],
            )
    rds = client("rds", **who)
    for name, encrypted in (("ledger", True), ("wiki", False)):
        arn = rds.create_db_instance(
            DBInstanceIdentifier=name,
            Engine="postgres",
            DBInstanceClass="db.t3.micro",
            AllocatedStorage=20,
            MasterUsername="owner",
            MasterUserPassword="not-a-secret",
            StorageEncrypted=encrypted,
        )["DBInstance"]["DBInstanceArn"]
        expect("ENC-13", arn, encrypted)


def identities():
    iam = client("iam", **who)

    def trust(principal, **rest):
        return policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **rest})

    service = {"Service": "backup.amazonaws.com"}
    for_us = {"Condition": {"StringEquals": {"aws:SourceAccount": account}}}
    for name, actions, good in (
        ("BackupNarrow", ["backup:StartBackupJob", "ec2:CreateSnapshot"], True),
        ("BackupGodlike", ["*"], False),
    ):
        arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(service, **for_us))["Role"]["Arn"]
        iam.put_role_policy(
            RoleName=name,
            PolicyName="does",
            PolicyDocument=policy({"Effect": "Allow", "Action": actions, "Resource": "*"}),
        )
        expect("ACC-04", arn, good)
    with_mfa = {
        "Condition": {
            "Bool": {"aws:MultiFactorAuthPresent": "true"},
            "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"},
        }
    }
    for name, rest in (("BackupAdminWithMfa", with_mfa), ("BackupAdminWithout", {})):
        arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(root, **rest))["Role"]["Arn"]
        iam.put_role_policy(
            RoleName=name,
            PolicyName="does",
            PolicyDocument=policy({"Effect": "Allow", "Action": "backup:*", "Resource": "*"}),
        )
        expect("ACC-06", arn, bool(rest))


def trails():
    s3, trail = client("s3", **who), client("cloudtrail", **who)
    bucket = f"trail-files-{account}"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    arn = trail.create_trail(Name="only-here", S3BucketName=bucket, IsMultiRegionTrail=False)["TrailARN"]
    trail.start_logging(Name="only-here")
    expect("MON-01", f"arn:aws:iam::{account}:root", False)
    expect("MON-03", arn, False)


def services():
    client("guardduty", **who).create_detector(Enable=True)
    arn = client("secretsmanager", **who).create_secret(Name="backup-agent", SecretString="not-read")["ARN"]
    expect("ACC-21", arn, False)


turning, still, open_key, lost = keys()
vaults(turning, still, open_key, lost)
buckets(turning)
storage(turning)
identities()
trails()
services()
print(json.dumps({"credentials": who, "truth": truth}))

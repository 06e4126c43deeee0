"""Makes an organization of accounts on moto, each with the same things in it, some good and some bad.

Prints the number of the management account and those of the others.
"""

import json
import sys

import boto3

endpoint, region, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
BACKUP = "backup.amazonaws.com"


def client(service, **who):
    return boto3.client(service, endpoint_url=endpoint, region_name=region, **who)


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def inside(account):
    role = f"arn:aws:iam::{account}:role/reader"
    assumed = client("sts").assume_role(RoleArn=role, RoleSessionName="furnish")["Credentials"]
    return {
        "aws_access_key_id": assumed["AccessKeyId"],
        "aws_secret_access_key": assumed["SecretAccessKey"],
        "aws_session_token": assumed["SessionToken"],
    }


def keys(kms):
    made = []
    for n in range(20):
        arn = kms.create_key()["KeyMetadata"]["Arn"]
        # The first three are those of the vaults.
        kms.create_alias(AliasName=f"alias/{'backup' if n < 3 else 'data'}-{n}", TargetKeyId=arn)
        if n % 2 == 0:
            kms.enable_key_rotation(KeyId=arn)
        made.append(arn)
    return made


def vaults(backup, arns):
    for n in range(3):
        backup.create_backup_vault(BackupVaultName=f"vault-{n}", EncryptionKeyArn=arns[n])
    backup.put_backup_vault_lock_configuration(BackupVaultName="vault-0", MinRetentionDays=35, MaxRetentionDays=400)


def plans(backup):
    for name, days in (("kept", 400), ("hasty", 2)):
        rule = {
            "RuleName": "daily",
            "TargetBackupVaultName": "vault-0",
            "ScheduleExpression": "cron(0 5 * * ? *)",
            "Lifecycle": {"DeleteAfterDays": days},
        }
        backup.create_backup_plan(BackupPlan={"BackupPlanName": name, "Rules": [rule]})


def buckets(s3, account):
    for n in range(20):
        name = f"backup-{account}-{n}"
        s3.create_bucket(Bucket=name)
        if n % 2 == 0:
            arn = f"arn:aws:s3:::{name}"
            s3.put_bucket_policy(
                Bucket=name,
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


def roles(iam, account):
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": BACKUP},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"aws:SourceAccount": account}},
    }
    everything = iam.create_policy(
        PolicyName="everything", PolicyDocument=policy({"Effect": "Allow", "Action": "*", "Resource": "*"})
    )["Policy"]["Arn"]
    for n in range(20):
        name = f"backup-{n}"
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(trust))
        iam.put_role_policy(
            RoleName=name,
            PolicyName="tags",
            PolicyDocument=policy({"Effect": "Allow", "Action": "backup:TagResource", "Resource": "*"}),
        )
        if n % 4 == 0:
            iam.attach_role_policy(RoleName=name, PolicyArn=everything)
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    iam.create_role(RoleName="machine", AssumeRolePolicyDocument=policy(trust))
    iam.attach_role_policy(RoleName="machine", PolicyArn=everything)


def trail(cloudtrail, account, good, key):
    settings = {"EnableLogFileValidation": True, "KmsKeyId": key} if good else {}
    cloudtrail.create_trail(Name="trail", S3BucketName=f"backup-{account}-0", **settings)
    cloudtrail.start_logging(Name="trail")


organizations = client("organizations")
organizations.create_organization(FeatureSet="ALL")
accounts = []
for n in range(count):
    made = organizations.create_account(Email=f"account-{n}@example.com", AccountName=f"account-{n}")
    account = made["CreateAccountStatus"]["AccountId"]
    who = inside(account)
    arns = keys(client("kms", **who))
    vaults(client("backup", **who), arns)
    plans(client("backup", **who))
    buckets(client("s3", **who), account)
    roles(client("iam", **who), account)
    trail(client("cloudtrail", **who), account, n % 2 == 0, arns[0])
    accounts.append(account)
print(json.dumps(accounts))

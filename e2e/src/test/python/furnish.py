"""Gives an empty moto what the practice's sample takes for granted: its bucket, its role and its user.

The bucket has an encryption and a policy of its own already, so that a roll-back has something to bring back.
"""

import json
import sys

import boto3

endpoint, region = sys.argv[1:3]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


def document(principal, action, **rest):
    statement = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": action, **rest}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


root = "arn:aws:iam::123456789012:root"
client("iam").create_user(UserName="backup-user")
client("iam").create_role(RoleName="BackupAdmin", AssumeRolePolicyDocument=document(root, "sts:AssumeRole"))

s3, bucket = client("s3"), "my-backup-bucket"
s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
s3.put_bucket_encryption(
    Bucket=bucket,
    ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]},
)
s3.put_bucket_policy(
    Bucket=bucket,
    Policy=document(
        "arn:aws:iam::123456789012:role/BackupAdmin",
        "s3:GetObject",
        Sid="TheirOwn",
        Resource=f"arn:aws:s3:::{bucket}/*",
    ),
)

"""Gives an empty moto what the practice's sample takes for granted: its bucket, its role and its user."""

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


trust = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}
    ],
}
client("s3").create_bucket(Bucket="my-backup-bucket", CreateBucketConfiguration={"LocationConstraint": region})
client("iam").create_user(UserName="backup-user")
client("iam").create_role(RoleName="BackupAdmin", AssumeRolePolicyDocument=json.dumps(trust))

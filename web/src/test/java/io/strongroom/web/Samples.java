package io.strongroom.web;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.json.Json;
import java.util.Optional;

/** Changes to look at. */
public final class Samples {
    private Samples() {}

    /** A bucket's policy gets a statement and loses a wide principal. */
    public static Change policyChange(String bucket) {
        var before = Json.parse("""
                {"Version":"2012-10-17","Id":"backups","Statement":[
                  {"Sid":"BackupRead","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:GetObject","s3:ListBucket"],
                   "Resource":["arn:aws:s3:::ledger-backup","arn:aws:s3:::ledger-backup/*"]},
                  {"Sid":"Owner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"s3:*",
                   "Resource":["arn:aws:s3:::ledger-backup","arn:aws:s3:::ledger-backup/*"]}]}
                """);
        var after = Json.parse("""
                {"Version":"2012-10-17","Id":"backups","Statement":[
                  {"Sid":"BackupRead","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/backup"},
                   "Action":["s3:GetObject","s3:ListBucket"],
                   "Resource":["arn:aws:s3:::ledger-backup","arn:aws:s3:::ledger-backup/*"]},
                  {"Sid":"Owner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"s3:*",
                   "Resource":["arn:aws:s3:::ledger-backup","arn:aws:s3:::ledger-backup/*"]},
                  {"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*",
                   "Resource":["arn:aws:s3:::ledger-backup","arn:aws:s3:::ledger-backup/*"],
                   "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
                """);
        return Change.put(new WritableFacet.BucketPolicy(bucket), Optional.of(before), after);
    }
}

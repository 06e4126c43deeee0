package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotIsSharedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new SnapshotIsShared();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call("ec2.amazonaws.com", "ModifySnapshotAttribute", """
                {"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"666666666666"}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}""");
    }

    @Test
    void sharingWithASiblingIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.call("ec2.amazonaws.com", "ModifySnapshotAttribute", """
                {"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"210987654321"}]}}}""")));
    }

    @Test
    void takingAShareBackIsNotTold() {
        assertEquals(Optional.empty(), told(Happened.call("ec2.amazonaws.com", "ModifySnapshotAttribute", """
                {"snapshotId":"snap-1","createVolumePermission":{"remove":{"items":[{"userId":"666666666666"}]}}}""")));
    }

    @Test
    void publicImageIsCritical() {
        var call = Happened.call("ec2.amazonaws.com", "ModifyImageAttribute", """
                {"imageId":"ami-1","launchPermission":{"add":{"items":[{"group":"all"}]}}}""");
        assertEquals(Severity.CRITICAL, told(call).orElseThrow().severity());
    }

    @Test
    void databaseSnapshotIsTold() {
        var call = Happened.call("rds.amazonaws.com", "ModifyDBSnapshotAttribute", """
                {"dBSnapshotIdentifier":"db-1","attributeName":"restore","valuesToAdd":["666666666666"]}""");
        assertTrue(told(call).orElseThrow().because().contains("db-1"));
    }

    @Test
    void exportIsTold() {
        var call = Happened.call("rds.amazonaws.com", "StartExportTask", """
                {"exportTaskIdentifier":"x","sourceArn":"arn:aws:rds:eu-west-1:123456789012:snapshot:db-1","s3BucketName":"loot"}""");
        assertTrue(told(call).orElseThrow().because().contains("bucket loot"));
        assertEquals(Optional.empty(), told(Happened.by(Happened.session(PLATFORM, "etl"), call)));
    }

    private static AwsEvent image(String item) {
        return Happened.call(
                "ec2.amazonaws.com",
                "ModifyImageAttribute",
                "{\"imageId\":\"ami-1\",\"launchPermission\":{\"add\":{\"items\":[" + item
                        + "]}},\"attributeType\":\"launchPermission\"}");
    }

    @Test
    void imageForAnOrganizationThatIsNotKnownIsTold() {
        var organization = "arn:aws:organizations::666666666666:organization/o-abcdefghij";
        var found = watched(image("{\"organizationArn\":\"" + organization + "\"}"));
        assertEquals(Severity.HIGH, found.severity());
        assertTrue(
                found.because().contains(organization) && found.because().contains("does not know"), found.because());
        var unit = "arn:aws:organizations::666666666666:ou/o-abcdefghij/ou-ab12-11111111";
        assertTrue(watched(image("{\"organizationalUnitArn\":\"" + unit + "\"}"))
                .because()
                .contains(unit));
        var both = watched(image("{\"userId\":\"666666666666\"},{\"organizationArn\":\"" + organization + "\"}"));
        assertTrue(both.because().contains("account 666666666666 and " + organization), both.because());
    }

    @Test
    void imageForTheOwnOrganizationIsNotTold() {
        assertEquals(
                Optional.empty(),
                told(
                        image(
                                "{\"organizationArn\":\"arn:aws:organizations::210987654321:organization/o-abcdefghij\"},"
                                        + "{\"organizationalUnitArn\":\"arn:aws:organizations::210987654321:ou/o-abcdefghij/ou-ab12-11111111\"}")));
        assertEquals(Optional.empty(), told(Happened.call("ec2.amazonaws.com", "ModifyImageAttribute", """
                {"imageId":"ami-1","launchPermission":{"remove":{"items":[{"organizationArn":"arn:aws:organizations::666666666666:organization/o-x"}]}}}""")));
    }
}

package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;

/** What a plan has made of everything that it covers: whole for the most part, a few not, of some the last ones missing. */
final class PlannedPoints {
    private PlannedPoints() {}

    /**
     * Yesterday's and older.
     *
     * @return keys that it took
     */
    static Set<String> receive(Premises premises, SandboxBackup backup, DescribeBackupVaultResponse vault, long kept) {
        var used = new HashSet<String>(List.of(vault.encryptionKeyArn()));
        boolean allEncrypted = true;
        boolean any = false;
        for (var asset : premises.assets()) {
            if (!asset.tagged() || PlanFurniture.optedOut(premises, asset.type())) {
                continue;
            }
            any = true;
            boolean recent = premises.well();
            int newest = recent ? 0 : 4;
            for (int day : new int[] {newest, newest + 1, newest + 6}) {
                var at = premises.now().minus(Duration.ofDays(day)).minus(Duration.ofHours(6));
                var point = RecoveryPoints.of(premises, vault, asset, at, kept);
                backup.receive(day > newest + 1 && isHalf(premises, asset) ? half(point) : point);
            }
            premises.expect("MON-19", asset.arn(), recent);
            expectHealth(premises, vault, asset, kept);
            if (!asset.takesTheVaultsKey()) {
                asset.keyArn().ifPresent(used::add);
            }
            allEncrypted &= asset.takesTheVaultsKey() || asset.keyArn().isPresent();
        }
        if (any) {
            premises.expect("ENC-01", vault.backupVaultArn(), allEncrypted);
        }
        return used;
    }

    /** A job that ran out of its window left something behind. */
    private static RecoveryPointByBackupVault half(RecoveryPointByBackupVault point) {
        return point.toBuilder()
                .status(RecoveryPointStatus.PARTIAL)
                .statusMessage("The job did not complete within its window.")
                .build();
    }

    private static boolean isHalf(Premises premises, Asset asset) {
        return asset.type().equals("EBS") && !premises.well("window of " + asset.arn());
    }

    /** Recovery points that are alike are judged together. */
    private static void expectHealth(Premises premises, DescribeBackupVaultResponse vault, Asset asset, long kept) {
        var key = asset.takesTheVaultsKey()
                ? vault.encryptionKeyArn()
                : asset.keyArn().orElse("plain");
        var alike = vault.backupVaultArn() + "#" + asset.type() + "/%s/" + key + "/" + kept + "/warm";
        premises.expect("MON-18", alike.formatted("COMPLETED"), true);
        if (isHalf(premises, asset)) {
            premises.expect("MON-18", alike.formatted("PARTIAL"), false);
        }
    }
}

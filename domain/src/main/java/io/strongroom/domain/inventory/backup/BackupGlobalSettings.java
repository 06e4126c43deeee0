package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;

/** AWS Backup's switches of the organization, as DescribeGlobalSettings of the management account gives them. */
public record BackupGlobalSettings(
        String arn, boolean crossAccountBackup, boolean multiPartyApproval, boolean delegatedAdministrator)
        implements Resource {}

package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import java.util.Map;

/**
 * AWS Backup's settings of one Region. The ARN is made of the account and the Region.
 *
 * @param optedIn whether each resource type is backed up at all
 * @param managed whether each resource type has its backups managed wholly by AWS Backup
 */
public record BackupSettings(String arn, Map<String, Boolean> optedIn, Map<String, Boolean> managed)
        implements Resource {}

package io.strongroom.domain.remediations.roles;

/** How much of AWS Backup a role may use; each level includes what the one before it may do. */
enum AccessLevel {
    /** Look at jobs, vaults, plans and recovery points; read no data. */
    READ_ONLY,
    /** Also start and copy backups; neither restore nor delete. */
    BACKUP_OPERATOR,
    /** Also manage plans and vaults; never weaken what is there. */
    BACKUP_ADMIN,
    /** All of AWS Backup, restore and deletion included. */
    FULL_ACCESS
}

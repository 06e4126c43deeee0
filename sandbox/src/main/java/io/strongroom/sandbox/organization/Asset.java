package io.strongroom.sandbox.organization;

import java.util.Optional;

/**
 * Something with data in it that a furnished account has.
 *
 * @param type as AWS Backup writes it
 * @param keyArn key of its own encryption, where it is encrypted
 * @param tagged whether it carries the tag by which plans select
 */
record Asset(String arn, String type, Optional<String> keyArn, boolean tagged) {
    /** Whether its recovery points take the vault's key rather than its own. */
    boolean takesTheVaultsKey() {
        return type.equals("EFS") || type.equals("DynamoDB");
    }
}

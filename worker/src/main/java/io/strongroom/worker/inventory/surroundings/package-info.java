/** Readers of Config, Secrets Manager, GuardDuty, Security Hub, ACM, CloudFormation, RAM, and of Strongroom itself. */
@NullMarked
package io.strongroom.worker.inventory.surroundings;

import org.jspecify.annotations.NullMarked;

/** What is read of Config, Secrets Manager, GuardDuty, Security Hub, ACM, CloudFormation, RAM, and Strongroom itself. Records only; no call is made here. */
@NullMarked
package io.strongroom.domain.inventory.surroundings;

import org.jspecify.annotations.NullMarked;

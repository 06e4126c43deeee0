package io.strongroom.domain.inventory.buckets;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/** Block Public Access of the account as a whole. The ARN is made of the account. */
public record AccountPublicAccess(String arn, Told<Bucket.PublicAccessBlock> block) implements Resource {}

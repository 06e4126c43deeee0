package io.strongroom.domain.inventory.network;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.Map;

/** A VPC. @param flowLogs whether an active flow log covers it */
public record Vpc(String arn, String id, Told<Boolean> flowLogs, Map<String, String> tags) implements Resource {}

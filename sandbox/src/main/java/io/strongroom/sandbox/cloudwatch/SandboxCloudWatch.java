package io.strongroom.sandbox.cloudwatch;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;

/** CloudWatch for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxCloudWatch implements CloudWatchClient {
    private final Calls calls;
    private final Alarms alarms;

    public SandboxCloudWatch(Calls calls) {
        this.calls = calls;
        this.alarms = new Alarms(calls);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        return calls.change(
                Call.of(Alarms.CLOUDWATCH, "PutMetricAlarm", request, alarms.arn(request.alarmName())),
                documents -> alarms.put(documents, request));
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return calls.read(
                Call.of(Alarms.CLOUDWATCH, "DescribeAlarms", request, "*"),
                documents -> alarms.describe(documents, request));
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        return calls.change(
                onAlarms("DeleteAlarms", request, request.alarmNames()),
                documents -> alarms.delete(documents, request));
    }

    @Override
    public DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
        return calls.change(
                onAlarms("DisableAlarmActions", request, request.alarmNames()),
                documents -> alarms.silence(documents, request));
    }

    private Call onAlarms(String operation, SdkPojo request, List<String> names) {
        var api = "cloudwatch:" + operation;
        return new Call(
                Alarms.CLOUDWATCH,
                api,
                request,
                documents -> names.stream()
                        .map(name -> new Need(api, alarms.arn(name)))
                        .toList());
    }
}

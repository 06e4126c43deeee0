package io.strongroom.sandbox.cloudwatch;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchResponseMetadata;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Metric alarms. */
final class Alarms {
    static final Dialect CLOUDWATCH =
            Dialect.query("cloudwatch", CloudWatchException::builder, CloudWatchResponseMetadata::create);

    private static final int MOST_ACTIONS = 5;
    private static final int PAGE = 50;
    private final Calls calls;

    Alarms(Calls calls) {
        this.calls = calls;
    }

    PutMetricAlarmResponse put(Documents documents, PutMetricAlarmRequest request) {
        requireSound(request);
        var alarm = MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(arn(request.alarmName()))
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(calls.now())
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .alarmActions(request.alarmActions())
                .okActions(request.okActions())
                .insufficientDataActions(request.insufficientDataActions())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason("Unchecked: Initial alarm creation")
                .stateUpdatedTimestamp(calls.now())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperator())
                .treatMissingData(request.treatMissingData())
                .build();
        documents.put(shelf().key(request.alarmName()), SdkJson.write(alarm));
        return PutMetricAlarmResponse.builder().build();
    }

    DescribeAlarmsResponse describe(Documents documents, DescribeAlarmsRequest request) {
        var prefix = request.alarmNamePrefix() == null ? "" : request.alarmNamePrefix();
        var all = documents.list(shelf()).stream()
                .filter(stored -> stored.id().startsWith(prefix))
                .filter(stored ->
                        !request.hasAlarmNames() || request.alarmNames().contains(stored.id()))
                .map(stored ->
                        SdkJson.read(stored.body(), MetricAlarm.builder()).build())
                .toList();
        var page = Page.of(
                all,
                MetricAlarm::alarmName,
                request.nextToken(),
                request.maxRecords(),
                PAGE,
                () -> CLOUDWATCH.error("InvalidNextToken", 400, "The next token specified is invalid."));
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items())
                .compositeAlarms(List.of())
                .nextToken(page.next())
                .build();
    }

    DeleteAlarmsResponse delete(Documents documents, DeleteAlarmsRequest request) {
        request.alarmNames().forEach(name -> requireThere(documents, name));
        request.alarmNames().forEach(name -> documents.delete(shelf().key(name)));
        return DeleteAlarmsResponse.builder().build();
    }

    DisableAlarmActionsResponse silence(Documents documents, DisableAlarmActionsRequest request) {
        for (var name : request.alarmNames()) {
            documents
                    .get(shelf().key(name))
                    .map(node -> SdkJson.read(node, MetricAlarm.builder()))
                    .ifPresent(alarm -> documents.put(
                            shelf().key(name),
                            SdkJson.write(alarm.actionsEnabled(false).build())));
        }
        return DisableAlarmActionsResponse.builder().build();
    }

    String arn(String name) {
        return calls.place().arn("cloudwatch", "alarm:" + name);
    }

    private void requireThere(Documents documents, String name) {
        if (documents.get(shelf().key(name)).isEmpty()) {
            throw CLOUDWATCH.error(
                    ResourceNotFoundException.builder(), "ResourceNotFound", 404, "Unknown alarm: " + name);
        }
    }

    private void requireSound(PutMetricAlarmRequest request) {
        if (request.metricName() == null || request.namespace() == null || request.period() == null) {
            throw invalid("An alarm needs metric name, namespace and period.");
        }
        if (request.period() % 60 != 0 && request.period() != 10 && request.period() != 30) {
            throw invalid("Period must be 10, 30 or a multiple of 60.");
        }
        if (request.alarmActions().size() > MOST_ACTIONS) {
            throw invalid("An alarm has at most " + MOST_ACTIONS + " actions for a state.");
        }
        var elsewhere = ":" + calls.place().region() + ":";
        if (request.alarmActions().stream().anyMatch(arn -> arn.contains(":sns:") && !arn.contains(elsewhere))) {
            throw invalid("Invalid region in ARN of an alarm action.");
        }
    }

    private static AwsServiceException invalid(String message) {
        return CLOUDWATCH.error("ValidationError", 400, message);
    }

    private Shelf shelf() {
        return calls.place().shelf("cloudwatch", "alarms");
    }
}

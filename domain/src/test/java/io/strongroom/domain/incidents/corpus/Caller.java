package io.strongroom.domain.incidents.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.UUID;

/** Who calls, as CloudTrail's userIdentity, address and user agent tell it. */
record Caller(ObjectNode identity, String address, String agent) {

    /** @param letters told apart from those of every other variant */
    static Caller of(String actor, Home home, String letters, String address, UUID job) {
        return switch (actor) {
            case "sso" ->
                new Caller(
                        session(home, home.account(), sso("AdministratorAccess", letters), "j.doe@example.com"),
                        address,
                        "AWS Internal");
            case "reader" ->
                new Caller(
                        session(home, home.account(), sso("ReadOnlyAccess", letters), "r.roe@example.com"),
                        address,
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36");
            case "stratus" ->
                new Caller(
                        user(home, "ci-" + letters),
                        address,
                        "stratus-red-team_" + new UUID(7, job.getLeastSignificantBits()));
            case "key" ->
                new Caller(
                        user(home, "svc-" + letters), address, "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.8");
            case "operator" ->
                new Caller(
                        session(home, home.account(), sso("RestoreOperators", letters), "o.low@example.com"),
                        address,
                        "AWS Internal");
            case "console" ->
                new Caller(
                        invokedBy(user(home, "person-" + letters), "signin.amazonaws.com"),
                        address,
                        "signin.amazonaws.com");
            case "impostor" ->
                new Caller(session(home, home.account(), World.WORKER, "cli-" + letters), address, "aws-cli/2.31.0");
            case "root" -> new Caller(root(home), address, "Mozilla/5.0 (Windows NT 10.0; Win64; x64)");
            case "outside" ->
                new Caller(session(home, home.outsider(), "ops-" + letters, "session"), address, "Boto3/1.40.1");
            case "iac" ->
                new Caller(
                        session(home, home.account(), World.IAC, "pipeline-" + letters),
                        address,
                        "APN/1.0 HashiCorp/1.0");
            case "stack" ->
                new Caller(
                        invokedBy(
                                session(home, home.account(), sso("PowerUser", letters), "p.poe@example.com"),
                                "cloudformation.amazonaws.com"),
                        "cloudformation.amazonaws.com",
                        "cloudformation.amazonaws.com");
            case "worker" ->
                new Caller(session(home, home.account(), World.WORKER, job.toString()), address, "aws-sdk-java/2.40");
            case "backup" -> service("backup.amazonaws.com");
            case "kms" -> service("kms.amazonaws.com");
            case "backup-role" ->
                new Caller(
                        invokedBy(
                                session(
                                        home,
                                        home.account(),
                                        "BackupServiceRole",
                                        "AWSBackup-AWSBackupDefaultServiceRole"),
                                "backup.amazonaws.com"),
                        "backup.amazonaws.com",
                        "backup.amazonaws.com");
            case "autoscaling" ->
                new Caller(
                        invokedBy(
                                session(
                                        home,
                                        home.account(),
                                        "aws-service-role/ecs.application-autoscaling.amazonaws.com/",
                                        "AWSServiceRoleForApplicationAutoScaling_ECSService",
                                        "AutoScaling-UpdateAlarms"),
                                "application-autoscaling.amazonaws.com"),
                        "application-autoscaling.amazonaws.com",
                        "application-autoscaling.amazonaws.com");
            default -> throw new IllegalArgumentException("no caller is called " + actor);
        };
    }

    private static String sso(String permissions, String letters) {
        return "AWSReservedSSO_" + permissions + "_" + letters;
    }

    private static Caller service(String name) {
        var identity = Json.object().put("type", "AWSService").put("invokedBy", name);
        return new Caller(identity, name, name);
    }

    private static ObjectNode invokedBy(ObjectNode identity, String service) {
        return identity.put("invokedBy", service);
    }

    private static ObjectNode user(Home home, String name) {
        return Json.object()
                .put("type", "IAMUser")
                .put("principalId", "AIDAEXAMPLEEXAMPLE")
                .put("arn", "arn:" + home.partition() + ":iam::" + home.account() + ":user/" + name)
                .put("accountId", home.account())
                .put("accessKeyId", "AKIAEXAMPLEEXAMPLE")
                .put("userName", name);
    }

    private static ObjectNode root(Home home) {
        var identity = Json.object()
                .put("type", "Root")
                .put("principalId", home.account())
                .put("arn", "arn:" + home.partition() + ":iam::" + home.account() + ":root")
                .put("accountId", home.account())
                .put("accessKeyId", "");
        identity.putObject("sessionContext")
                .putObject("attributes")
                .put("creationDate", "2026-10-26T00:00:00Z")
                .put("mfaAuthenticated", "true");
        return identity;
    }

    private static ObjectNode session(Home home, String account, String role, String session) {
        return session(home, account, "", role, session);
    }

    /** @param path of the role, which the session's own ARN leaves out */
    private static ObjectNode session(Home home, String account, String path, String role, String session) {
        var identity = Json.object()
                .put("type", "AssumedRole")
                .put("principalId", "AROAEXAMPLEEXAMPLE:" + session)
                .put("arn", "arn:" + home.partition() + ":sts::" + account + ":assumed-role/" + role + "/" + session)
                .put("accountId", account)
                .put("accessKeyId", "ASIAEXAMPLEEXAMPLE");
        var context = identity.putObject("sessionContext");
        context.putObject("sessionIssuer")
                .put("type", "Role")
                .put("principalId", "AROAEXAMPLEEXAMPLE")
                .put("arn", "arn:" + home.partition() + ":iam::" + account + ":role/" + path + role)
                .put("accountId", account)
                .put("userName", role);
        context.putObject("attributes")
                .put("creationDate", "2026-10-26T00:00:00Z")
                .put("mfaAuthenticated", "false");
        return identity;
    }
}

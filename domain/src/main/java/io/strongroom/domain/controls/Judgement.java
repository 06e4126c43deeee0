package io.strongroom.domain.controls;

/**
 * A control's verdict on one subject.
 *
 * @param subjectType as AWS Config writes it; {@code Strongroom::Scope} when the verdict is on the account and Region as a whole
 * @param subjectArn the resource's ARN; for a whole, {@code arn:aws:strongroom:REGION:ACCOUNT:scope}, with
 *     {@code global} for a Region where the control judges what has none
 */
public record Judgement(ControlId control, String subjectType, String subjectArn, Verdict verdict) {
    /** The type of a subject that is an account and Region as a whole. */
    public static final String SCOPE = "Strongroom::Scope";
}

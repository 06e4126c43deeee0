package io.strongroom.domain.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An AWS Region's code, such as {@code eu-west-1}. Whether it exists or is enabled is not known here. */
public record Region(@JsonValue String value) {
    private static final Pattern CODE = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    @JsonCreator
    public Region {
        if (!fits(value)) {
            throw new IllegalArgumentException("region: must be a Region code such as eu-west-1");
        }
    }

    /** Whether a text has the form of a Region's code. */
    public static boolean fits(String text) {
        return CODE.matcher(text).matches();
    }

    /** The partition that Regions of this name belong to. */
    public Partition partition() {
        if (value.startsWith("us-gov-")) {
            return Partition.AWS_US_GOV;
        }
        return value.startsWith("cn-") ? Partition.AWS_CN : Partition.AWS;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.github.retentionmetrics.examples.report.parts;

import java.util.regex.Pattern;

/**
 * The names of groups in the report's files: a row for members of no group, whose name no value of the data can have,
 * and attributes that are told apart from the report's own segmentations.
 */
final class GroupNames {
    /** The row of those whose group is not known. */
    static final String UNKNOWN = "(unknown)";

    private static final Pattern LIKE_UNKNOWN = Pattern.compile("\\(+unknown\\)+");
    private static final String ATTRIBUTE = " (attribute)";
    private static final Pattern LIKE_OWN = Pattern.compile(
            "(" + String.join("|", SegmentPart.RFM, SegmentPart.TIERS, SegmentPart.STAGES) + ")( \\(attribute\\))*");

    private GroupNames() {}

    /** A value of the data: as it is, but with one more pair of parentheses where it reads {@code (unknown)} itself. */
    static String ofValue(String value) {
        return LIKE_UNKNOWN.matcher(value).matches() ? "(" + value + ")" : value;
    }

    /** A column of attributes: as it is, but marked where it is called like a segmentation of the report itself. */
    static String ofAttribute(String column) {
        return LIKE_OWN.matcher(column).matches() ? column + ATTRIBUTE : column;
    }
}

package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping file says.
 *
 * @param name the name of the preset or of the file
 * @param sha256 the hash of the text, by which a report tells with which mapping it was made
 * @param kind the kind of input that the mapping reads
 * @param refusal why files of this system cannot be read, or null if they can
 * @param knownBy the columns by which such files are known
 * @param dialect how the file is written
 * @param numbers how numbers are written
 * @param emptyTexts what stands for an empty field
 * @param filledDown the columns whose empty fields have the value of the record before
 * @param order the columns that together are the key of an order; empty where each record is one
 * @param isAddedUp whether the amounts of an order's records are added up; otherwise one record has its total
 * @param texts where the texts of the plain form come from, by the plain column
 * @param times where its dates and times come from, by the plain column
 * @param amount where the amount comes from, or null for an input without one
 * @param discount where the discount comes from, or null without one
 * @param refund where the refund of an order comes from, or null without one
 * @param currency the column that says in which currency a record is, where those in others are left out; or null
 * @param attributes the columns of a customer that divide customers into groups
 * @param rules which records are kept and left out, and why
 * @param words what a text stands for, by the plain column and the text in lower case
 */
record Mapping(
        String name,
        String sha256,
        MappedKind kind,
        @Nullable String refusal,
        List<ColumnName> knownBy,
        Dialect dialect,
        NumberForm numbers,
        Set<String> emptyTexts,
        List<ColumnName> filledDown,
        List<ColumnName> order,
        boolean isAddedUp,
        Map<String, TextSource> texts,
        Map<String, TimeSource> times,
        @Nullable AmountSource amount,
        @Nullable AmountSource discount,
        @Nullable RefundSource refund,
        @Nullable ColumnName currency,
        List<ColumnName> attributes,
        List<Rule> rules,
        Map<String, Map<String, String>> words) {

    /**
     * Columns of which the first that is filled counts.
     *
     * @param columns the columns
     * @param isEmail whether an e-mail address is folded to lower case
     * @param isName whether the column holds names, which several people may share
     */
    record TextSource(List<ColumnName> columns, boolean isEmail, boolean isName) {}

    /**
     * Columns of which the first that is filled counts.
     *
     * @param columns the columns
     * @param form how they are written, or null for the plain form
     */
    record TimeSource(List<ColumnName> columns, @Nullable DateForm form) {}

    /**
     * Columns that are added up.
     *
     * @param columns the columns
     * @param isSum whether an empty column counts as nothing
     * @param power of ten, by which the sum is divided
     */
    record AmountSource(List<ColumnName> columns, boolean isSum, int power) {}

    /**
     * An amount that was paid back.
     *
     * @param column the column
     * @param isNegative whether the export writes it with a minus
     * @param power of ten, by which it is divided
     * @param date when, or null if the export does not say
     */
    record RefundSource(
            ColumnName column,
            boolean isNegative,
            int power,
            @Nullable TimeSource date) {}

    /**
     * Values of a column that decide about a record.
     *
     * @param column the column
     * @param test what is looked at
     * @param values the values, in lower case, if they are
     * @param reason why a record is left out; null if it is kept
     */
    record Rule(
            ColumnName column,
            Test test,
            Set<String> values,
            @Nullable String reason) {
        /** What a rule looks at. */
        enum Test {
            VALUE,
            EMPTY,
            FILLED,
            ZERO
        }
    }
}

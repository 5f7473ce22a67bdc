package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.segment.CrossSell;
import java.io.IOException;

/**
 * {@code categories.csv}: how many customers bought from each category, and from which others; pairs that no customer
 * bought are not written. Customers of whose orders no category is known have a row of their own.
 */
final class CategoriesFile {
    /** More make more pairs than a reader can use. */
    static final int MOST_CATEGORIES = 1_000;

    private CategoriesFile() {}

    static void write(CrossSell crossSell, long allCustomers, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv("categories.csv", "category", "other", "customers", "also", "rate", "lift")) {
            for (String category : crossSell.categories()) {
                csv.row(GroupNames.ofValue(category), "", crossSell.customers(category), null, Double.NaN, Double.NaN);
                for (String other : crossSell.categories()) {
                    long also = crossSell.customers(category, other);
                    if (also > 0 && !category.equals(other)) {
                        csv.row(
                                GroupNames.ofValue(category),
                                GroupNames.ofValue(other),
                                crossSell.customers(category),
                                also,
                                crossSell.rate(category, other).value(),
                                crossSell.lift(category, other).value());
                    }
                }
            }
            long unknown = allCustomers - crossSell.customers();
            if (unknown > 0) {
                csv.row(GroupNames.UNKNOWN, "", unknown, null, Double.NaN, Double.NaN);
            }
        }
    }
}

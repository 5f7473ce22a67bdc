package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The customers of the public data sets, in weeks, and what other tools fitted to them. */
public final class ReferenceCustomers {
    public static final List<String> SETS = List.of(
            "cdnow_cbs_weeks", "cdnow_sample", "cdnow_master", "apparel_trans", "grocery_elog", "online_retail_orders");

    private ReferenceCustomers() {}

    public static PurchaseSummaries summaries(String set) {
        if (!set.equals("cdnow_cbs_weeks")) {
            return Shop.reference(set).summaries(ChronoUnit.WEEKS);
        }
        List<PurchaseSummary> customers = ReferenceData.rows("data/" + set + ".csv").stream()
                .map(row ->
                        PurchaseSummary.of((int) number(row, "frequency"), number(row, "recency"), number(row, "T")))
                .toList();
        return PurchaseSummaries.of(customers);
    }

    /** One number of a row; an absent one is not a number. */
    public static double number(Map<String, String> row, String column) {
        String text = row.get(column);
        return text.isEmpty() || text.equals("nan") ? Double.NaN : Double.parseDouble(text);
    }

    /**
     * The numbers of the polished fit of a model in {@code lifetimes_models.json}: four parameters and the
     * log-likelihood.
     */
    public static double[] polished(String set, String model) {
        String json = text("expected/" + set + "/lifetimes_models.json");
        int from = json.indexOf("\"polished\"", json.indexOf('"' + model + '"'));
        return numbers(json.substring(from), 5);
    }

    /** The same for Gamma-Gamma: three parameters and the log-likelihood. */
    public static double[] polishedSpend(String set) {
        return Arrays.copyOf(polished(set, "gamma_gamma"), 4);
    }

    /** The MBG/NBD fit of BTYDplus: k, four parameters and the log-likelihood. */
    public static double[] modified(String set) {
        String json = text("expected/btydplus_bgcnbd_mbgnbd_nbd_bgbb.json");
        int from = json.indexOf("\"mbg_nbd\"", json.indexOf('"' + set + '"'));
        return Arrays.copyOfRange(numbers(json.substring(from), 6), 1, 6);
    }

    private static String text(String file) {
        try {
            return Files.readString(ReferenceData.file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String json, int count) {
        Matcher matcher = Pattern.compile(": (-?[0-9][-+.0-9eE]*)").matcher(json);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (!matcher.find()) {
                throw new AssertionError("too few numbers");
            }
            numbers[i] = Double.parseDouble(matcher.group(1));
        }
        return numbers;
    }
}

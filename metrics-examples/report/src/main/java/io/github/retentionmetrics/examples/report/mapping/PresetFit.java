package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.Mapping.AmountSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.RefundSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.Rule;
import io.github.retentionmetrics.examples.report.mapping.Mapping.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a preset can read the files with some header.
 *
 * @param name the name of the preset
 * @param input the kind of input that it reads, by the option that takes it
 * @param found how many of the columns that it names are there
 * @param missing the names of the columns that it needs and that are not there
 * @param refusal why such files are not read, or null if they are
 * @param dialect how the files must be written
 * @param hasInstants whether it reads times whose days depend on a zone
 * @param plainDates the places of the dates that are read in the plain form
 * @param listedValues the values that it keeps or leaves out, in lower case, by the place of their column
 */
public record PresetFit(
        String name,
        InputKind input,
        int found,
        List<String> missing,
        @Nullable String refusal,
        Dialect dialect,
        boolean hasInstants,
        List<Integer> plainDates,
        Map<Integer, Set<String>> listedValues) {

    /** Looks for the columns of every preset; those that have most of them come first. */
    public static List<PresetFit> of(SourceHeader header) {
        List<PresetFit> fits = new ArrayList<>();
        for (String name : Presets.names()) {
            try {
                fits.add(of(MappingReader.read(name, Presets.text(name)), header));
            } catch (InputError e) {
                throw new IllegalStateException("presets can be read", e);
            }
        }
        fits.sort(Comparator.comparingInt((PresetFit fit) -> fit.missing().size())
                .thenComparing(Comparator.comparingInt(PresetFit::found).reversed()));
        return List.copyOf(fits);
    }

    /** The names of the presets that read a kind of input and whose columns are all in a header. */
    static List<String> namesFor(SourceHeader header, InputKind kind) throws InputError {
        List<String> names = new ArrayList<>();
        for (String name : Presets.names()) {
            Mapping mapping = MappingReader.read(name, Presets.text(name));
            if (mapping.refusal() == null
                    && mapping.kind().reads(kind)
                    && of(mapping, header).isComplete()) {
                names.add(name);
            }
        }
        return names;
    }

    private static PresetFit of(Mapping mapping, SourceHeader header) {
        Search search = new Search(header);
        mapping.knownBy().forEach(search::find);
        mapping.texts()
                .forEach((column, text) ->
                        search.findAny(text.columns(), mapping.kind().isRequired(column)));
        boolean hasInstants = mapping.kind() == MappedKind.TICKETS;
        List<Integer> plainDates = new ArrayList<>();
        List<TimeSource> times = new ArrayList<>();
        for (Map.Entry<String, TimeSource> time : mapping.times().entrySet()) {
            search.findAny(time.getValue().columns(), mapping.kind().isRequired(time.getKey()));
            times.add(time.getValue());
        }
        RefundSource refund = mapping.refund();
        if (refund != null) {
            search.find(refund.column());
            if (refund.date() != null) {
                times.add(refund.date());
            }
        }
        for (TimeSource time : times) {
            List<Integer> places = search.findAny(time.columns(), false);
            if (time.form() == null) {
                plainDates.addAll(places);
            } else {
                hasInstants |= time.form().isInstant();
            }
        }
        AmountSource amount = mapping.amount();
        if (amount != null) {
            amount.columns().forEach(search::find);
        }
        mapping.order().forEach(search::find);
        mapping.filledDown().forEach(search::find);
        if (mapping.currency() != null) {
            search.find(mapping.currency());
        }
        Map<Integer, Set<String>> listed = new TreeMap<>();
        Set<Integer> closed = new LinkedHashSet<>();
        for (Rule rule : mapping.rules()) {
            int place = search.find(rule.column());
            if (place >= 0 && rule.test() == Rule.Test.VALUE) {
                listed.computeIfAbsent(place, added -> new LinkedHashSet<>()).addAll(rule.values());
                if (rule.reason() == null) {
                    closed.add(place);
                }
            }
        }
        listed.keySet().retainAll(closed);
        return new PresetFit(
                mapping.name(),
                mapping.kind().input(),
                search.found.size(),
                List.copyOf(search.missing),
                mapping.refusal(),
                mapping.dialect(),
                hasInstants,
                List.copyOf(plainDates),
                listed);
    }

    /** Whether all columns that the preset needs are there. */
    public boolean isComplete() {
        return missing.isEmpty() && found > 0;
    }

    /** The columns that were looked for in a header. */
    private static final class Search {
        private final SourceHeader header;
        private final Set<Integer> found = new LinkedHashSet<>();
        private final Set<String> missing = new LinkedHashSet<>();

        Search(SourceHeader header) {
            this.header = header;
        }

        /** The place of a column, or -1. */
        int find(ColumnName column) {
            List<String> absent = new ArrayList<>();
            int place;
            try {
                place = column.find(header, absent);
            } catch (InputError isThereTwice) {
                absent.add("one column " + column.name());
                place = -1;
            }
            missing.addAll(absent);
            if (place >= 0) {
                found.add(place);
            }
            return place;
        }

        /** The places of columns of which the first that is filled counts; one of them may have to be there. */
        List<Integer> findAny(List<ColumnName> columns, boolean isRequired) {
            List<Integer> places = new ArrayList<>();
            for (ColumnName column : columns) {
                int place = find(column);
                if (place >= 0) {
                    places.add(place);
                }
            }
            if (isRequired && places.isEmpty() && columns.stream().allMatch(ColumnName::isOptional)) {
                missing.add(columns.get(0).name());
            }
            return places;
        }
    }
}

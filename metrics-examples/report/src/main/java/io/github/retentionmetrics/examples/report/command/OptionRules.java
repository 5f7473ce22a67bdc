package io.github.retentionmetrics.examples.report.command;

import io.github.retentionmetrics.event.Funnel;
import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.input.CohortBrackets;
import io.github.retentionmetrics.examples.report.input.EventSettings;
import io.github.retentionmetrics.examples.report.input.HoldoutRules;
import io.github.retentionmetrics.examples.report.input.Inputs;
import io.github.retentionmetrics.examples.report.input.ReportSettings;
import io.github.retentionmetrics.examples.report.sample.SampleEvents;
import io.github.retentionmetrics.examples.report.sample.SampleShop;
import io.github.retentionmetrics.examples.report.sample.SampleTickets;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.RevenuePreset;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which options go together, and the settings that they stand for together. */
public final class OptionRules {
    /** A field of CSV, in quotation marks or not, and the comma after it, if there is one. */
    private static final Pattern STEP =
            Pattern.compile("\\G\\s*(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"\\s*|([^,]*))(,|$)", Pattern.DOTALL);

    private enum Better {
        LOW,
        HIGH
    }

    private enum Ends {
        INCLUSIVE,
        EXCLUSIVE
    }

    private enum Language {
        EN,
        NL
    }

    private OptionRules() {}

    /**
     * Checks the command line before anything is read.
     *
     * @throws UsageError if an option has no meaning, or two contradict each other
     */
    public static ReportSettings settings(ReportOptions options) throws UsageError {
        Inputs given = inputs(options);
        AmountRules amounts = OptionValues.amounts(
                OptionValues.currency("--currency", options.currency == null ? "EUR" : options.currency),
                options.scale);
        LocalDate observedUntil = OptionValues.date("--observed-until", options.observedUntil);
        return new ReportSettings(
                given.isEmpty() ? SampleShop.inputs() : given,
                zone(options.zone, given),
                given.isEmpty() && options.answers == null
                        ? RepeatedAnswers.ALL
                        : OptionValues.answers("--answers", options.answers),
                mappings(options),
                amounts,
                options.currency != null,
                OptionValues.choice("--refunds", PurchaseHistory.RefundPolicy.class, options.refunds),
                OptionValues.granularity(options.granularity, options.weekStart, options.fiscalYearStart),
                by(options.by, given),
                activeDays(options.activeDays, given),
                cohortBrackets(options.cohortBrackets, given),
                OptionValues.choice("--ends", Ends.class, options.ends) == Ends.INCLUSIVE,
                revenueLike(options.mrrLike, given),
                observedFrom(options.observedFrom, observedUntil),
                observedUntil,
                holdout(options, given, observedUntil),
                !options.noForecast,
                events(options, given),
                options.skipBadRows,
                language(options.language),
                OptionValues.path("--out", options.out));
    }

    /** The mappings of the files of each option: one for all of them, or one for each. */
    private static Map<InputKind, List<String>> mappings(ReportOptions options) throws UsageError {
        Map<InputKind, List<String>> mappings = new EnumMap<>(InputKind.class);
        add(mappings, InputKind.PURCHASES, options.purchases, options.purchasesAs);
        add(mappings, InputKind.SUBSCRIPTIONS, options.subscriptions, options.subscriptionsAs);
        add(mappings, InputKind.COSTS, options.costs, options.costsAs);
        add(mappings, InputKind.CUSTOMERS, options.customers, options.customersAs);
        add(mappings, InputKind.REFERRALS, options.referrals, options.referralsAs);
        add(mappings, InputKind.NPS, options.nps, options.npsAs);
        add(mappings, InputKind.CSAT, options.csat, options.csatAs);
        add(mappings, InputKind.CES, options.ces, options.cesAs);
        add(mappings, InputKind.TICKETS, options.tickets, options.ticketsAs);
        add(mappings, InputKind.MEMBERS, options.members, options.membersAs);
        add(mappings, InputKind.POINTS, options.points, options.pointsAs);
        add(mappings, InputKind.EVENTS, options.events, options.eventsAs);
        add(mappings, InputKind.AUDIENCE, options.audience, options.audienceAs);
        return mappings;
    }

    private static void add(
            Map<InputKind, List<String>> mappings, InputKind kind, List<String> files, List<String> names)
            throws UsageError {
        if (names.isEmpty()) {
            return;
        }
        String option = "--" + kind.key();
        if (files.isEmpty()) {
            throw new UsageError(option + "-as must come with " + option + ": " + names.get(0));
        }
        if (names.size() > 1 && names.size() != files.size()) {
            throw new UsageError(option + "-as must be given once, or once for each of the " + files.size()
                    + " files of " + option + ": " + names.size() + " times");
        }
        mappings.put(kind, names.size() == 1 ? Collections.nCopies(files.size(), names.get(0)) : List.copyOf(names));
    }

    /** Of the data only purchases are forecast customer by customer; the sample has some. */
    private static @Nullable LocalDate holdout(ReportOptions options, Inputs given, @Nullable LocalDate observedUntil)
            throws UsageError {
        String text = options.holdout;
        if (text != null && options.noForecast) {
            throw new UsageError("--holdout must not come with --no-forecast, since it judges a forecast: " + text);
        }
        if (text != null && given.purchases().isEmpty() && !given.isEmpty()) {
            throw new UsageError("--holdout must come with --purchases: " + text);
        }
        LocalDate calibratedUntil = OptionValues.date("--holdout", text);
        if (calibratedUntil != null && observedUntil != null) {
            HoldoutRules.requireBefore(observedUntil, calibratedUntil);
        }
        return calibratedUntil;
    }

    /** Columns to divide customers by, which the files must have; the sample shop has some. */
    private static List<String> by(List<String> texts, Inputs given) throws UsageError {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            String name = Header.key(text);
            if (name.isEmpty()) {
                throw new UsageError("--by must name a column: nothing");
            }
            if (names.contains(name)) {
                throw new UsageError("--by must name a column once: " + text);
            }
            if (!given.isEmpty()
                    && given.customers().isEmpty()
                    && given.purchases().isEmpty()) {
                throw new UsageError("--by must come with --customers or --purchases: " + text);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Windows follow purchases; the sample has some. */
    private static @Nullable Integer activeDays(@Nullable String text, Inputs given) throws UsageError {
        if (text != null && given.purchases().isEmpty() && !given.isEmpty()) {
            throw new UsageError("--active-days must come with --purchases: " + text);
        }
        return text == null ? null : OptionValues.days("--active-days", text);
    }

    /** Cohorts are of purchases; the sample has some. */
    private static @Nullable CohortBrackets cohortBrackets(@Nullable String text, Inputs given) throws UsageError {
        if (text != null && given.purchases().isEmpty() && !given.isEmpty()) {
            throw new UsageError("--cohort-brackets must come with --purchases: " + text);
        }
        return text == null ? null : CohortBrackets.parse(text);
    }

    /** Prices are of subscriptions; those of the sample have some. */
    private static RevenuePreset revenueLike(@Nullable String text, Inputs given) throws UsageError {
        if (text == null) {
            return RevenuePreset.DEFAULT;
        }
        RevenuePreset preset = OptionValues.choice("--mrr-like", RevenuePreset.class, text);
        if (given.subscriptions().isEmpty() && !given.isEmpty()) {
            throw new UsageError("--mrr-like must come with --subscriptions: " + text);
        }
        return preset;
    }

    /** What is asked of events; the sample has some. */
    private static EventSettings events(ReportOptions options, Inputs given) throws UsageError {
        requireEvents("--start-event", options.startEvent, given);
        requireEvents("--return-event", options.returnEvent, given);
        requireEvents("--funnel", options.funnel, given);
        requireEvents("--funnel-window", options.funnelWindow, given);
        requireEvents("--session-timeout", options.sessionTimeout, given);
        if (options.funnelWindow != null && options.funnel == null && !given.isEmpty()) {
            throw new UsageError("--funnel-window must come with --funnel: " + options.funnelWindow);
        }
        List<String> funnel =
                options.funnel == null ? given.isEmpty() ? SampleEvents.FUNNEL : List.of() : steps(options.funnel);
        return new EventSettings(
                event("--start-event", options.startEvent),
                event("--return-event", options.returnEvent),
                funnel,
                options.funnelWindow == null
                        ? EventSettings.FUNNEL_WINDOW
                        : OptionValues.duration("--funnel-window", options.funnelWindow),
                options.sessionTimeout == null
                        ? null
                        : OptionValues.duration("--session-timeout", options.sessionTimeout));
    }

    private static void requireEvents(String option, @Nullable String text, Inputs given) throws UsageError {
        if (text != null && given.events().isEmpty() && !given.isEmpty()) {
            throw new UsageError(option + " must come with --events: " + text);
        }
    }

    private static @Nullable String event(String option, @Nullable String text) throws UsageError {
        if (text != null && text.isBlank()) {
            throw new UsageError(option + " must name an event: nothing");
        }
        return text == null ? null : text.strip();
    }

    private static List<String> steps(String text) throws UsageError {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        do {
            matcher.find();
            String quoted = matcher.group(1);
            steps.add((quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\"")).strip());
        } while (!matcher.group(3).isEmpty());
        if (steps.size() < 2 || steps.size() > Funnel.MOST_STEPS || steps.contains("")) {
            throw new UsageError("--funnel must name 2 to " + Funnel.MOST_STEPS
                    + " events, separated by commas, such as visit,cart,purchase: "
                    + (text.isEmpty() ? "empty" : text));
        }
        return steps;
    }

    private static @Nullable LocalDate observedFrom(@Nullable String text, @Nullable LocalDate observedUntil)
            throws UsageError {
        LocalDate observedFrom = OptionValues.date("--observed-from", text);
        if (observedFrom != null && observedUntil != null) {
            ReportSettings.requireOrdered(observedFrom, observedUntil);
        }
        return observedFrom;
    }

    private static Locale language(String text) throws UsageError {
        return OptionValues.choice("--language", Language.class, text) == Language.NL
                ? Locale.forLanguageTag("nl")
                : Locale.ENGLISH;
    }

    private static Inputs inputs(ReportOptions options) throws UsageError {
        return new Inputs(
                files("--purchases", options.purchases),
                files("--subscriptions", options.subscriptions),
                ofPurchases("--costs", options.costs, options),
                customers(options),
                ofPurchases("--referrals", options.referrals, options),
                survey("--nps", options.nps, Scale.NPS),
                satisfaction(options),
                survey("--ces", options.ces, effortScale(options)),
                files("--tickets", options.tickets),
                files("--members", options.members),
                points(options),
                files("--events", options.events),
                files("--audience", options.audience),
                false);
    }

    /** The files of one option, in the order of the command line; the same file twice would count its rows twice. */
    private static List<InputFile> files(String option, List<String> texts) throws UsageError {
        List<InputFile> files = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (String text : texts) {
            Path path = OptionValues.path(option, text);
            if (!known.add(path.toAbsolutePath().normalize())) {
                throw new UsageError(option + " must name a file once: " + text);
            }
            files.add(InputFile.of(path));
        }
        return List.copyOf(files);
    }

    /** A file that says nothing without purchases; it is refused rather than read in vain. */
    private static List<InputFile> ofPurchases(String option, List<String> texts, ReportOptions options)
            throws UsageError {
        if (!texts.isEmpty() && options.purchases.isEmpty()) {
            throw new UsageError(option + " must come with --purchases: " + texts.get(0));
        }
        return files(option, texts);
    }

    /** Attributes say nothing alone: they divide buyers, subscribers or respondents. */
    private static List<InputFile> customers(ReportOptions options) throws UsageError {
        boolean isUsed = Stream.of(options.purchases, options.subscriptions, options.nps, options.csat, options.ces)
                .anyMatch(files -> !files.isEmpty());
        if (!options.customers.isEmpty() && !isUsed) {
            throw new UsageError("--customers must come with --purchases, --subscriptions, --nps, --csat or --ces: "
                    + options.customers.get(0));
        }
        return files("--customers", options.customers);
    }

    private static Inputs.@Nullable Survey survey(String option, List<String> texts, @Nullable Scale scale)
            throws UsageError {
        List<InputFile> files = files(option, texts);
        return files.isEmpty() || scale == null ? null : new Inputs.Survey(files, scale);
    }

    private static Inputs.@Nullable Survey satisfaction(ReportOptions options) throws UsageError {
        Scale scale = scale("--csat", options.csat, options.csatScale);
        if (scale == null && options.csatCutoff != null) {
            throw new UsageError("--csat-cutoff must come with --csat: " + options.csatCutoff);
        }
        return scale == null
                ? null
                : new Inputs.Survey(
                        files("--csat", options.csat),
                        scale,
                        OptionValues.cutoff("--csat-cutoff", scale, options.csatCutoff));
    }

    /** Never guessed: a wrong zone would put tickets and times into the wrong period. The sample shop has its own. */
    private static @Nullable ZoneId zone(@Nullable String text, Inputs given) throws UsageError {
        if (given.isEmpty()) {
            if (text != null) {
                throw new UsageError("--zone must come with an input, since the sample shop has its own: " + text);
            }
            return SampleTickets.ZONE;
        }
        return OptionValues.zone("--zone", text);
    }

    private static List<InputFile> points(ReportOptions options) throws UsageError {
        if (!options.points.isEmpty() && options.members.isEmpty()) {
            throw new UsageError("--points must come with --members: " + options.points.get(0));
        }
        return files("--points", options.points);
    }

    /** A survey and its scale come together: a guessed scale would give a wrong figure unnoticed. */
    private static @Nullable Scale scale(String survey, List<String> files, @Nullable String text) throws UsageError {
        String option = survey + "-scale";
        if (files.isEmpty() && text != null) {
            throw new UsageError(option + " must come with " + survey + ": " + text);
        }
        if (!files.isEmpty() && text == null) {
            throw new UsageError(survey + " must come with " + option + " such as 1-5: no scale given");
        }
        return text == null ? null : OptionValues.scale(option, text);
    }

    /**
     * The direction of the usual effort scales is known from their length: "it took effort" to 5, "it was easy" to 7.
     */
    private static @Nullable Scale effortScale(ReportOptions options) throws UsageError {
        Scale scale = scale("--ces", options.ces, options.cesScale);
        if (scale == null) {
            if (options.cesBetter != null) {
                throw new UsageError("--ces-better must come with --ces: " + options.cesBetter);
            }
            return null;
        }
        if (options.cesBetter != null) {
            return OptionValues.choice("--ces-better", Better.class, options.cesBetter) == Better.LOW
                    ? scale.mirrored()
                    : scale;
        }
        if (scale.equals(Scale.EASE_SEVEN_POINT)) {
            return scale;
        }
        if (scale.equals(Scale.FIVE_POINT)) {
            return Scale.EFFORT_FIVE_POINT;
        }
        throw new UsageError(
                "--ces-better must say which end is good, low or high, on a scale other than 1-5 and 1-7: " + scale);
    }
}

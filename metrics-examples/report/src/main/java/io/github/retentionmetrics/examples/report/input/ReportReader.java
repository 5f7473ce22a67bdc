package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.CsvInput;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.RowChecks;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.RowSource;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.mapping.MappedSource;
import io.github.retentionmetrics.examples.report.mapping.PlainRows;
import io.github.retentionmetrics.examples.report.text.Terminal;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads all inputs of a run and leaves out, and counts, what lies after the observation date. */
public final class ReportReader {
    private final ReportSettings settings;
    private final CsvInput csv;
    private final DateText dates;
    private final List<InputNotes> notes = new ArrayList<>();
    private final ObservedDates observed;
    private final Map<InputKind, List<RowSource>> sources = new EnumMap<>(InputKind.class);

    public ReportReader(ReportSettings settings, Terminal terminal) {
        this.settings = settings;
        this.csv = new CsvInput(settings.skipBadRows(), terminal);
        this.dates = new DateText(settings.zone());
        this.observed = new ObservedDates(settings.granularity(), settings.observedFrom(), settings.observedUntil());
    }

    public ReportInput read() throws UserError {
        Inputs inputs = settings.inputs();
        readMappings();
        FirstPurchases firsts = new FirstPurchases(settings.by());
        PurchaseHistoryBuilder purchases = inputs.purchases().isEmpty() ? null : purchases(inputs.purchases(), firsts);
        EndDates ends = new EndDates(dates, settings.endsInclusive());
        List<Subscription> subscriptions = endingRows(
                InputKind.SUBSCRIPTIONS,
                inputs.subscriptions(),
                new SubscriptionParser(ends, settings.amounts().currency()),
                Subscription::startInclusive);
        CustomerParser attributes = new CustomerParser();
        List<Customer> customers = customers(inputs.customers(), attributes);
        List<AttributeValues> by = new ByColumns(customers, attributes.attributes(), firsts).of(settings.by());
        List<Referral> referrals =
                rows(InputKind.REFERRALS, inputs.referrals(), new ReferralParser(dates), Referral::date, row -> null);
        SurveyAnswers nps = answers(InputKind.NPS, inputs.nps());
        SurveyAnswers csat = answers(InputKind.CSAT, inputs.csat());
        SurveyAnswers ces = answers(InputKind.CES, inputs.ces());
        TicketReader tickets = inputs.tickets().isEmpty() ? null : tickets(inputs.tickets());
        List<LoyaltyMember> members =
                endingRows(InputKind.MEMBERS, inputs.members(), new MemberParser(ends), LoyaltyMember::joinedInclusive);
        List<PointsMovement> points =
                rows(InputKind.POINTS, inputs.points(), new PointsParser(dates), PointsMovement::date);
        EventReader events = inputs.events().isEmpty() ? null : events(inputs.events());
        List<AudienceRow> audience =
                rows(InputKind.AUDIENCE, inputs.audience(), new AudienceParser(dates), AudienceRow::date);
        // last, since what comes after the latest event of the others is left out
        List<Cost> costs = rows(InputKind.COSTS, inputs.costs(), new CostParser(settings.amounts(), dates), Cost::date);
        notes.sort(Comparator.comparing(InputNotes::kind));
        LocalDate observedUntil = observedUntil();
        observed.requireOrdered(observedUntil);
        observed.check(observedUntil);
        PurchaseHistory history = purchases == null ? null : from(purchases.build(observedUntil));
        if (history != null && settings.holdout() != null) {
            HoldoutRules.requireUsable(history, settings.holdout());
        }
        SubscriptionHistory base = subscriptions == null ? null : baseOf(subscriptions, observedUntil);
        if (history != null) {
            noteSpellings(history);
        }
        noteGaps(InputKind.SUBSCRIPTIONS, base);
        if (subscriptions != null) {
            InputNotes.first(notes, InputKind.SUBSCRIPTIONS)
                    .ifPresent(counts -> PhaseOverlaps.note(subscriptions, counts));
        }
        noteGaps(InputKind.MEMBERS, members == null ? null : baseOfMembers(members, observedUntil));
        LoyaltyProgramme programme = members == null ? null : LoyaltyProgramme.of(members, observedUntil);
        if (programme != null && points != null) {
            noteOthersPoints(programme, points);
        }
        EventHistory eventHistory = null;
        if (events != null) {
            eventHistory = events.build(observedUntil, settings.observedFrom());
            EventNames.require(settings.events(), eventHistory);
            events.note(settings.events().sessionTimeout() == null, notes);
        }
        new Identifiers(history, subscriptions)
                .withCustomers(customers)
                .withReferrals(referrals)
                .withAnswers(InputKind.NPS, nps)
                .withAnswers(InputKind.CSAT, csat)
                .withAnswers(InputKind.CES, ces)
                .withTickets(tickets)
                .withMembers(members)
                .note(notes);
        return new ReportInput(
                settings,
                observedUntil,
                history,
                base,
                subscriptions,
                costs,
                customers,
                by,
                referrals,
                nps,
                csat,
                ces,
                tickets == null ? null : tickets.build(observedUntil),
                programme,
                points,
                eventHistory,
                events != null && events.withSession() > 0,
                audience == null ? null : AudienceRow.history(audience),
                notes);
    }

    private PurchaseHistoryBuilder purchases(List<InputFile> files, FirstPurchases firsts) throws InputError {
        AmountRules rules = settings.amounts();
        PurchaseHistoryBuilder history = PurchaseHistory.builder(rules.currency())
                .withDecimals(rules.decimals())
                .withRefunds(settings.refunds());
        PurchaseParser parser = new PurchaseParser(rules, settings.refunds(), dates, firsts);
        readAll(InputKind.PURCHASES, files, parser, (row, counts) -> {
            if (!observed.accepts(counts, row.epochDay())) {
                return;
            }
            if (row.amountMinor() < 0 && settings.refunds() == PurchaseHistory.RefundPolicy.IGNORE) {
                counts.countRefundIgnored();
            } else {
                counts.countUsed();
            }
            firsts.add(row);
            if (row.hasCategory()) {
                BigDecimal amount = BigDecimal.valueOf(row.amountMinor(), rules.decimals());
                history.add(row.customerId(), LocalDate.ofEpochDay(row.epochDay()), amount, row.category());
            } else {
                history.add(row.chars(), row.customerStart(), row.customerLength(), row.epochDay(), row.amountMinor());
            }
        });
        return history;
    }

    /** The rows of files whose rows have a start and may have an end. */
    private <T> @Nullable List<T> endingRows(
            InputKind kind, List<InputFile> files, RowParser<EndingRow<T>> parser, Function<T, LocalDate> startOf)
            throws InputError {
        if (files.isEmpty()) {
            return null;
        }
        List<T> rows = new ArrayList<>();
        read(kind, files, parser, row -> startOf.apply(row.row()), EndingRow::end, (row, counts) -> {
            counts.countUsed();
            rows.add(row.row());
            LocalDate end = row.end();
            if (end != null) {
                observed.addEnd(counts, end);
            }
        });
        return rows;
    }

    private @Nullable SurveyAnswers answers(InputKind kind, Inputs.@Nullable Survey survey) throws UserError {
        if (survey == null) {
            return null;
        }
        List<SurveyResponse> rows = new ArrayList<>();
        read(
                kind,
                survey.files(),
                new SurveyParser(kind, survey.scale(), dates),
                SurveyResponse::date,
                (row, counts) -> {
                    counts.countUsed();
                    rows.add(row);
                    if (row.respondentId() == null) {
                        counts.countAnonymous();
                    }
                });
        RepeatedAnswers policy = policy(kind, SurveyAnswers.repeating(rows));
        return new SurveyAnswers(survey, List.copyOf(rows), policy);
    }

    /** Where a respondent answered several times, every policy gives other figures, so none of them is a default. */
    private RepeatedAnswers policy(InputKind kind, long repeating) throws UsageError {
        RepeatedAnswers given = settings.answers();
        if (given == null && repeating > 0) {
            throw new UsageError(
                    "--answers must be given, as one of latest, first, all, mean, when a respondent answers"
                            + " several times: " + repeating + " in --" + kind.key());
        }
        if (given == RepeatedAnswers.AVERAGE && kind == InputKind.NPS && repeating > 0) {
            throw new UsageError("--answers must be one of latest, first, all when a respondent answers --nps several"
                    + " times, since a mean such as 8.5 is neither of a passive nor of a promoter: mean");
        }
        RepeatedAnswers policy = given == null ? RepeatedAnswers.ALL : given;
        String name = policy == RepeatedAnswers.AVERAGE ? "mean" : policy.name().toLowerCase(Locale.ROOT);
        InputNotes.first(notes, kind).ifPresent(counts -> counts.notice("repeatedAnswers", repeating, name));
        return policy;
    }

    /** The rows of files whose rows have one date each. */
    private <T> @Nullable List<T> rows(
            InputKind kind, List<InputFile> files, RowParser<T> parser, Function<T, LocalDate> dateOf)
            throws InputError {
        return rows(kind, files, parser, dateOf, dateOf);
    }

    private <T> @Nullable List<T> rows(
            InputKind kind,
            List<InputFile> files,
            RowParser<T> parser,
            Function<T, LocalDate> dateOf,
            Function<T, @Nullable LocalDate> lastOf)
            throws InputError {
        if (files.isEmpty()) {
            return null;
        }
        List<T> rows = new ArrayList<>();
        read(kind, files, parser, dateOf, lastOf, (row, counts) -> {
            counts.countUsed();
            rows.add(row);
        });
        return List.copyOf(rows);
    }

    /** Customers have no date: all of them are known, whether they have bought by then or not. */
    private @Nullable List<Customer> customers(List<InputFile> files, CustomerParser parser) throws InputError {
        if (files.isEmpty()) {
            return null;
        }
        List<Customer> rows = new ArrayList<>();
        readAll(InputKind.CUSTOMERS, files, parser, (row, counts) -> {
            counts.countUsed();
            rows.add(row);
        });
        return List.copyOf(rows);
    }

    private TicketReader tickets(List<InputFile> files) throws UserError {
        TicketReader rows = new TicketReader(settings.zone());
        TicketParser parser = rows.parser();
        readAll(InputKind.TICKETS, files, parser, (row, counts) -> {
            rows.noteZone(row);
            if (observed.accepts(counts, row.created(), row.ticket().solution().isPresent() ? row.last() : null)) {
                counts.countUsed();
                if (row.ticket().customerId() == null) {
                    counts.countAnonymous();
                }
                rows.add(row);
                observed.addEnd(counts, row.last());
            }
        });
        rows.requireOneZone();
        return rows;
    }

    private EventReader events(List<InputFile> files) throws UserError {
        EventReader rows = new EventReader(settings.zone());
        readAll(InputKind.EVENTS, files, rows.parser(), (row, counts) -> {
            rows.noteZone(row);
            if (observed.accepts(counts, row.epochDay())) {
                counts.countUsed();
                rows.add(row);
            }
        });
        rows.requireOneZone();
        return rows;
    }

    /** Hands on the rows that are dated within the observed days, and counts the others. */
    private <T> void read(
            InputKind kind,
            List<InputFile> files,
            RowParser<T> parser,
            Function<T, LocalDate> dateOf,
            BiConsumer<T, InputNotes> sink)
            throws InputError {
        read(kind, files, parser, dateOf, dateOf, sink);
    }

    /** Hands on the rows that are over, if they are, on or after the first observed day, and begin by the last. */
    private <T> void read(
            InputKind kind,
            List<InputFile> files,
            RowParser<T> parser,
            Function<T, LocalDate> dateOf,
            Function<T, @Nullable LocalDate> lastOf,
            BiConsumer<T, InputNotes> sink)
            throws InputError {
        readAll(kind, files, parser, (row, counts) -> {
            if (observed.accepts(counts, dateOf.apply(row), lastOf.apply(row))) {
                sink.accept(row, counts);
            }
        });
    }

    /** Reads files one after the other, as if they were one, each with its own notes. */
    private <T> void readAll(InputKind kind, List<InputFile> files, RowParser<T> parser, BiConsumer<T, InputNotes> sink)
            throws InputError {
        RowChecks checks =
                new RowChecks(kind, parser, settings.amounts().currency().getCurrencyCode(), dates);
        for (int i = 0; i < files.size(); i++) {
            InputFile file = files.get(i);
            InputNotes counts = notesOf(kind, file);
            csv.read(file.readAs(source(kind, i)), parser, checks, counts, row -> sink.accept(row, counts));
            counts.requireBalance();
            counts.noteAnonymous();
            parser.note(counts);
            if (i == files.size() - 1) {
                checks.note(counts);
            }
        }
    }

    /**
     * Reads all mappings before the first input, since a mistake in one of them should not cost the time of reading.
     */
    private void readMappings() throws InputError {
        MappedSource.Run run = new MappedSource.Run(
                settings.zone(),
                settings.amounts().currency().getCurrencyCode(),
                settings.isCurrencyGiven(),
                settings.amounts().decimals());
        for (Map.Entry<InputKind, List<String>> entry : settings.mappings().entrySet()) {
            List<RowSource> read = new ArrayList<>();
            Map<String, RowSource> known = new HashMap<>();
            for (String name : entry.getValue()) {
                RowSource source = known.get(name);
                if (source == null) {
                    source = MappedSource.of(name, entry.getKey(), run);
                    known.put(name, source);
                }
                read.add(source);
            }
            sources.put(entry.getKey(), read);
        }
        for (InputKind kind : InputKind.values()) {
            sources.putIfAbsent(kind, List.of(new PlainRows(kind, run)));
        }
    }

    /** How a file of a kind is written. */
    private RowSource source(InputKind kind, int index) {
        List<RowSource> known = Objects.requireNonNull(sources.get(kind));
        return known.get(Math.min(index, known.size() - 1));
    }

    private InputNotes notesOf(InputKind kind, InputFile file) {
        InputNotes counts = new InputNotes(kind, file.name());
        notes.add(counts);
        return counts;
    }

    private PurchaseHistory from(PurchaseHistory history) {
        LocalDate observedFrom = settings.observedFrom();
        return observedFrom == null ? history : history.withObservedFrom(observedFrom);
    }

    private SubscriptionHistory baseOf(List<Subscription> rows, LocalDate observedUntil) {
        SubscriptionHistory base = SubscriptionHistory.of(rows, observedUntil);
        LocalDate observedFrom = settings.observedFrom();
        return observedFrom == null ? base : base.withObservedFrom(observedFrom);
    }

    private static SubscriptionHistory baseOfMembers(List<LoyaltyMember> members, LocalDate observedUntil) {
        return SubscriptionHistory.of(
                members.stream().map(LoyaltyMember::toSubscription).toList(), observedUntil);
    }

    /** Says how many e-mail addresses differ from another only by upper and lower case: they count as customers. */
    private void noteSpellings(PurchaseHistory history) {
        Map<String, Integer> spellings = new HashMap<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            String id = customer.customerId();
            if (id.indexOf('@') > 0) {
                spellings.merge(id.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        long others = spellings.values().stream().mapToLong(count -> count - 1L).sum();
        InputNotes.first(notes, InputKind.PURCHASES).ifPresent(counts -> counts.notice("spellings", others));
    }

    /** Asks whether ends mean the day that {@code --ends} says, in the notes of the first file. */
    private void noteGaps(InputKind kind, @Nullable SubscriptionHistory base) {
        if (base != null) {
            InputNotes.first(notes, kind).ifPresent(counts -> EndGaps.note(base, settings.endsInclusive(), counts));
        }
    }

    /**
     * Says how many rows of points are of customers who were not members on that day. They count: points may be spent
     * or expire after a member has left, and a balance without them would not close.
     */
    private void noteOthersPoints(LoyaltyProgramme programme, List<PointsMovement> points) {
        long others = points.stream()
                .filter(row -> !programme.isMember(row.customerId(), row.date()))
                .count();
        InputNotes.first(notes, InputKind.POINTS).ifPresent(counts -> counts.notice("pointsOfOthers", others));
    }

    private LocalDate observedUntil() throws UserError {
        LocalDate last = observed.observedUntil();
        if (last == null) {
            for (InputNotes counts : notes) {
                counts.requireUsable();
            }
            long earlier = notes.stream().mapToLong(InputNotes::earlier).sum();
            if (earlier > 0) {
                throw new UsageError("--observed-from must be on or before the date of a row: "
                        + settings.observedFrom() + ", and all " + earlier + " rows are before it");
            }
            String files =
                    notes.stream().map(counts -> "0 dates in " + counts.file()).collect(Collectors.joining(", "));
            throw new UsageError("--observed-until must be given when no row of an input has a date: " + files);
        }
        return last;
    }
}

package io.github.retentionmetrics.examples.report.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line as typed; {@link OptionRules} checks what it means. */
@Command(
        name = "retention-report",
        mixinStandardHelpOptions = true,
        versionProvider = ReportOptions.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = false,
        header = "Writes a retention report from exported data; without inputs, of a sample shop.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "java -jar retention-report.jar [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Inputs are CSV files (RFC 4180: commas; UTF-8) with a header, in any order:",
            "  purchases      customer_id,date,amount   amount negative: a refund;",
            "                 column category, if there is one: what was bought",
            "  subscriptions  customer_id,start,end     end empty while active, see --ends;",
            "                 with prices, one row per phase: subscription_id,plan,amount,",
            "                 interval,quantity,discount,trial_end,status,currency; amount",
            "                 and interval are needed, the others may be left out",
            "  costs          date,category,amount      category goods, acquisition,",
            "                 retention or serving, also with a name: retention: support",
            "  customers      customer_id               every other column an attribute",
            "  referrals      referrer,referred,date",
            "  surveys        respondent,date,score     respondent empty: anonymous",
            "  tickets        ticket_id,customer_id,created,solved[,first_solved]",
            "                 as 2025-03-31T09:30, or with an offset; empty while open;",
            "                 customer_id empty: not known",
            "  members        customer_id,joined,left   left empty while in, see --ends",
            "  points         customer_id,date,kind,points",
            "                 kind: issued, redeemed or expired",
            "  events         user_id,timestamp,event[,session_id]",
            "                 timestamp as 2025-03-31T09:30:00Z, or a date",
            "  audience       date,channel and counts: start, gained, lost, end; sent,",
            "                 delivered, unique_opens ...; posts, reach, likes ...; visits",
            "Dates are yyyy-MM-dd, or times of midnight; other times need --zone. Amounts",
            "are plain decimals such as 1234.50. Other columns and white space around a",
            "field are ignored. The option of an input may be repeated, one file each time;",
            "a file may be a pipe, such as /dev/stdin.",
            "",
            "Exit codes: 0 report written, 1 failure, 2 wrong usage or input."
        })
public final class ReportOptions {
    @Option(names = "--purchases", paramLabel = "FILE", description = "Purchases: customer_id,date,amount.")
    List<String> purchases = new ArrayList<>();

    @Option(
            names = "--subscriptions",
            paramLabel = "FILE",
            description = "Subscriptions: customer_id,start,end, and what they cost: amount,interval and others.")
    List<String> subscriptions = new ArrayList<>();

    @Option(
            names = "--costs",
            paramLabel = "FILE",
            description = "What was spent on customers: date,category,amount; with --purchases.")
    List<String> costs = new ArrayList<>();

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description = "Attributes such as region or channel: customer_id and any other columns; with --purchases,"
                    + " --subscriptions or a survey.")
    List<String> customers = new ArrayList<>();

    @Option(
            names = "--referrals",
            paramLabel = "FILE",
            description = "Referrals of customers by customers: referrer,referred,date; with --purchases.")
    List<String> referrals = new ArrayList<>();

    @Option(names = "--nps", paramLabel = "FILE", description = "Answers from 0 to 10: respondent,date,score.")
    List<String> nps = new ArrayList<>();

    @Option(names = "--csat", paramLabel = "FILE", description = "Satisfaction: respondent,date,score.")
    List<String> csat = new ArrayList<>();

    @Option(
            names = "--csat-scale",
            paramLabel = "LO-HI",
            description = "Scale of --csat, such as 1-5; required, since a wrong scale would give wrong figures.")
    @Nullable
    String csatScale;

    @Option(
            names = "--csat-cutoff",
            paramLabel = "SCORE",
            description =
                    "Lowest score of a satisfied customer. Default: the best 1, 2 or 3 scores of a scale of at most"
                            + " 3, 7 or 11 scores; required for a longer scale.")
    @Nullable
    String csatCutoff;

    @Option(names = "--ces", paramLabel = "FILE", description = "Customer effort: respondent,date,score.")
    List<String> ces = new ArrayList<>();

    @Option(
            names = "--ces-scale",
            paramLabel = "LO-HI",
            description = "Scale of --ces: 1-5 (lower is better), 1-7 (higher is better) or another with --ces-better.")
    @Nullable
    String cesScale;

    @Option(
            names = "--ces-better",
            paramLabel = "END",
            description = "Which end of --ces-scale is good: low or high; required for scales other than 1-5 and 1-7.")
    @Nullable
    String cesBetter;

    @Option(
            names = "--answers",
            paramLabel = "WHICH",
            description = "Which answers of one respondent count: latest, first, all or mean; required when a"
                    + " respondent answers a survey several times. A respondent's mean counts as it is in mean scores, and rounded"
                    + " to a whole score in shares and counts; it is refused for --nps.")
    @Nullable
    String answers;

    @Option(
            names = "--tickets",
            paramLabel = "FILE",
            description = "Support tickets: ticket_id,customer_id,created,solved[,first_solved].")
    List<String> tickets = new ArrayList<>();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of local times, such as Europe/Amsterdam, and of the days in which tickets and"
                    + " events are counted; a time with an offset in a column of dates counts on its day in this zone. No default:"
                    + " without --zone, times of tickets and events must have an offset, all the same, and a column of dates may"
                    + " have no times but midnight.")
    @Nullable
    String zone;

    @Option(names = "--members", paramLabel = "FILE", description = "Loyalty programme: customer_id,joined,left.")
    List<String> members = new ArrayList<>();

    @Option(names = "--points", paramLabel = "FILE", description = "Points of members: customer_id,date,kind,points.")
    List<String> points = new ArrayList<>();

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "What users did in an app or on a site: user_id,timestamp,event[,session_id].")
    List<String> events = new ArrayList<>();

    @Option(
            names = "--audience",
            paramLabel = "FILE",
            description = "Followers, subscribers and visitors that are known only as totals: date,channel and named"
                    + " counts, such as start, gained, lost, end, sent, delivered, unique_opens, reach, likes, visits.")
    List<String> audience = new ArrayList<>();

    @Option(
            names = "--start-event",
            paramLabel = "NAME",
            description =
                    "Event by which a user joins a cohort in events_cohorts.csv: the first of this name. Default: a"
                            + " user's first event of all.")
    @Nullable
    String startEvent;

    @Option(
            names = "--return-event",
            paramLabel = "NAME",
            description = "Event that counts as coming back in events_cohorts.csv. Default: any other event.")
    @Nullable
    String returnEvent;

    @Option(
            names = "--funnel",
            paramLabel = "A,B,C",
            description = "Events that lead to a goal, in their order: funnel.csv has how many users pass each of them."
                    + " A name with a comma stands in quotation marks: \"a,b\",c.")
    @Nullable
    String funnel;

    @Option(
            names = "--funnel-window",
            paramLabel = "TIME",
            description = "Longest time from the first event of --funnel to any other: 90m, 24h, 14d or 2w."
                    + " Default: 14d.")
    @Nullable
    String funnelWindow;

    @Option(
            names = "--session-timeout",
            paramLabel = "TIME",
            description = "Longest time without an event within a session, such as 30m. Default: the sessions of the"
                    + " column session_id; where no event has one, 30m.")
    @Nullable
    String sessionTimeout;

    @Option(
            names = "--purchases-as",
            paramLabel = "MAPPING",
            description =
                    "How the files of --purchases are written: a preset such as shopify-orders, or a mapping file,"
                            + " whose name has a dot or a slash. Once for all files, or once for each, in their order. Every"
                            + " input has such an option: --tickets-as, --nps-as and so on.")
    List<String> purchasesAs = new ArrayList<>();

    @Option(names = "--subscriptions-as", paramLabel = "MAPPING", hidden = true)
    List<String> subscriptionsAs = new ArrayList<>();

    @Option(names = "--costs-as", paramLabel = "MAPPING", hidden = true)
    List<String> costsAs = new ArrayList<>();

    @Option(names = "--customers-as", paramLabel = "MAPPING", hidden = true)
    List<String> customersAs = new ArrayList<>();

    @Option(names = "--referrals-as", paramLabel = "MAPPING", hidden = true)
    List<String> referralsAs = new ArrayList<>();

    @Option(names = "--nps-as", paramLabel = "MAPPING", hidden = true)
    List<String> npsAs = new ArrayList<>();

    @Option(names = "--csat-as", paramLabel = "MAPPING", hidden = true)
    List<String> csatAs = new ArrayList<>();

    @Option(names = "--ces-as", paramLabel = "MAPPING", hidden = true)
    List<String> cesAs = new ArrayList<>();

    @Option(names = "--tickets-as", paramLabel = "MAPPING", hidden = true)
    List<String> ticketsAs = new ArrayList<>();

    @Option(names = "--members-as", paramLabel = "MAPPING", hidden = true)
    List<String> membersAs = new ArrayList<>();

    @Option(names = "--points-as", paramLabel = "MAPPING", hidden = true)
    List<String> pointsAs = new ArrayList<>();

    @Option(names = "--events-as", paramLabel = "MAPPING", hidden = true)
    List<String> eventsAs = new ArrayList<>();

    @Option(names = "--audience-as", paramLabel = "MAPPING", hidden = true)
    List<String> audienceAs = new ArrayList<>();

    @Option(names = "--list-presets", description = "Only list the presets: the exports that can be read by name.")
    public boolean listPresets;

    @Option(
            names = "--describe",
            paramLabel = "FILE",
            description = "Only look at a file, or show a preset: what it holds, and a mapping to complete.")
    @Nullable
    public String describe;

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of all amounts, ISO 4217. Default: EUR.")
    @Nullable
    String currency;

    @Option(
            names = "--granularity",
            paramLabel = "UNIT",
            defaultValue = "month",
            description = "Length of a period: day, week, month, quarter or year. Default: ${DEFAULT-VALUE}.")
    String granularity = "month";

    @Option(
            names = "--week-start",
            paramLabel = "DAY",
            description = "First day of weeks, such as sunday; with --granularity week. Default: monday.")
    @Nullable
    String weekStart;

    @Option(
            names = "--fiscal-year-start",
            paramLabel = "MONTH",
            description =
                    "First month of the year, such as april; with --granularity quarter or year. Default: january.")
    @Nullable
    String fiscalYearStart;

    @Option(
            names = "--by",
            paramLabel = "ATTRIBUTE",
            description = "Also divide customers by a column of --customers, such as region, or of --purchases, such as"
                    + " category: the one of a customer's first purchase. Writes cohorts_by.csv,"
                    + " cohort_curve_by.csv, movement_by.csv, repeat_by.csv, revenue_by.csv, survival_by.csv and"
                    + " surveys_by.csv, and compares the segments in the summary. May be repeated.")
    List<String> by = new ArrayList<>();

    @Option(
            names = "--active-days",
            paramLabel = "DAYS",
            description =
                    "Also count customers as active for this many days after each order, such as 90, beside those"
                            + " who bought in each period: movement_active.csv, cohorts_active.csv, survival_active.csv; with --purchases.")
    @Nullable
    String activeDays;

    @Option(
            names = "--cohort-brackets",
            paramLabel = "SPANS",
            description = "Also write cohort_brackets.csv: who came back in spans of periods after the first, such as"
                    + " 0,1-3,4-12, or with --granularity day 1-7,8-30; with --purchases.")
    @Nullable
    String cohortBrackets;

    @Option(
            names = "--ends",
            paramLabel = "HOW",
            defaultValue = "exclusive",
            description = "Ends of subscriptions and memberships: exclusive (the first day no longer active) or"
                    + " inclusive (the last active day). Default: ${DEFAULT-VALUE}.")
    String ends = "exclusive";

    @Option(
            names = "--mrr-like",
            paramLabel = "TOOL",
            description = "Count recurring revenue by the conventions that a tool documents: default, chartmogul,"
                    + " stripe, baremetrics, profitwell, recurly, maxio, paddle or ghost; with --subscriptions that have"
                    + " prices. Default: default.")
    @Nullable
    String mrrLike;

    @Option(
            names = "--observed-from",
            paramLabel = "DATE",
            description = "First day for which the data is complete; earlier rows are left out and counted, as are"
                    + " subscriptions, memberships and tickets that ended before it. A period that begins before it is"
                    + " partial. Default: the data is taken to begin with the first customer.")
    @Nullable
    String observedFrom;

    @Option(
            names = "--observed-until",
            paramLabel = "DATE",
            description =
                    "Last day for which the data is complete; later rows are left out and counted."
                            + " Default: the latest order, start, answer or other event in the input; ends and costs do not count.")
    @Nullable
    String observedUntil;

    @Option(
            names = "--holdout",
            paramLabel = "DATE",
            description = "Also evaluate the forecast: fit the models to the purchases until this day, and compare"
                    + " their predictions with the purchases after it.")
    @Nullable
    String holdout;

    @Option(
            names = "--no-forecast",
            description =
                    "Fit no models: forecast.csv and models.json are not written, and the summary predicts no purchases,"
                            + " revenue or renewals of subscriptions.")
    boolean noForecast;

    @Option(
            names = "--refunds",
            paramLabel = "HOW",
            defaultValue = "net",
            description = "Negative amounts: net (lower the revenue of their period), refuse (bad row) or"
                    + " ignore (leave out and count). Default: ${DEFAULT-VALUE}.")
    String refunds = "net";

    @Option(
            names = "--scale",
            paramLabel = "DECIMALS",
            description = "Decimals allowed in an amount. Default: those of the currency.")
    @Nullable
    String scale;

    @Option(names = "--skip-bad-rows", description = "Skip bad rows instead of stopping, and report how many and why.")
    boolean skipBadRows;

    @Option(
            names = "--language",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "Language of the summary: en or nl. Default: ${DEFAULT-VALUE}.")
    String language = "en";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/retention-report",
            description = "Folder of the report. Default: ${DEFAULT-VALUE}.")
    String out = "target/retention-report";

    @Option(
            names = "--write-sample",
            paramLabel = "DIR",
            description = "Only write the sample shop's CSV files to a folder, to see what inputs look like.")
    @Nullable
    public String writeSample;

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ReportOptions.class.getPackage().getImplementationVersion();
            return new String[] {"retention-report " + (version == null ? "(development)" : version)};
        }
    }
}

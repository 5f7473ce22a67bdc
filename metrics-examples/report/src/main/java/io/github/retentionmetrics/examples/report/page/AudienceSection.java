package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the audience of each channel grows, and how it reacts to posts, e-mails and the site. */
final class AudienceSection implements PageSection {
    /** As many channels as have pictures of their own. */
    static final int MOST_CHANNELS = 6;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("audience.csv");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Map<String, WrittenTable> channels = channels(file.get());
        List<WrittenTable> shown =
                channels.values().stream().limit(MOST_CHANNELS).toList();
        List<Block> blocks = new ArrayList<>();
        boolean isSized = knows(file.get(), "end");
        if (isSized && channels.size() > 1) {
            shown.stream()
                    .flatMap(channel -> latest(channel).stream())
                    .flatMap(row -> change(row, data).stream())
                    .forEach(text -> blocks.add(new Block.Sentence(text + ".")));
        }
        add("sizes", pictures(shown, data, AudienceSection::size), data, blocks);
        add("moves", pictures(shown, data, AudienceSection::moves), data, blocks);
        add("reactions", pictures(shown, data, AudienceSection::reactions), data, blocks);
        add("emails", pictures(shown, data, AudienceSection::emails), data, blocks);
        add("visits", pictures(shown, data, AudienceSection::visits), data, blocks);
        if (channels.size() > MOST_CHANNELS) {
            blocks.add(new Block.Sentence(data.text("audience.more", MOST_CHANNELS, channels.size())));
        }
        return Optional.of(new Section(
                "audience",
                data.text(isSized ? "audience.topic" : "audience.topicOfReactions"),
                finding(channels, data),
                blocks,
                definition(file.get(), data)));
    }

    private static Map<String, WrittenTable> channels(WrittenTable file) {
        Map<String, WrittenTable> channels = new LinkedHashMap<>();
        for (Row row : file.rows()) {
            String name = row.text("channel");
            channels.computeIfAbsent(
                    name, channel -> file.where(of -> of.text("channel").equals(channel)));
        }
        return channels;
    }

    private static boolean knows(WrittenTable table, String column) {
        return table.rows().stream().anyMatch(row -> row.has(column));
    }

    private static Optional<Row> latest(WrittenTable channel) {
        return channel.lastWhere(row -> row.csv("status").equals("complete"));
    }

    /** How the sizes changed in the last complete period, or how the audience reacted where no size is known. */
    private static String finding(Map<String, WrittenTable> channels, PageData data) {
        List<Row> latest = channels.values().stream()
                .flatMap(channel -> latest(channel).stream())
                .toList();
        List<Row> sized = latest.stream()
                .filter(row -> row.has("start") && row.has("end"))
                .toList();
        if (sized.size() == 1) {
            return change(sized.get(0), data).orElseThrow();
        }
        if (sized.size() > 1) {
            long grown = sized.stream()
                    .filter(row -> row.number("end") > row.number("start"))
                    .count();
            return data.text("audience.several", grown, sized.size());
        }
        return Stream.of("open_rate", "engagement_by_reach", "conversion_rate")
                .flatMap(rate -> latest.stream()
                        .filter(row -> row.has(rate))
                        .map(row -> data.text(
                                "audience.finding." + rate,
                                channel(row, data),
                                data.format().of(Kind.SHARE, row.csv(rate)),
                                data.spokenPeriod(row.csv("period")))))
                .findFirst()
                .orElseGet(() -> data.text("audience.noFinding"));
    }

    private static Optional<String> change(Row row, PageData data) {
        if (!row.has("start") || !row.has("end")) {
            return Optional.empty();
        }
        int change = Double.compare(row.number("end"), row.number("start"));
        String key = change == 0 ? "same" : change > 0 ? "grew" : "shrank";
        String rate = row.has("growth_rate") && change != 0
                ? data.text("audience.by." + key, data.format().of(Kind.SHARE, row.csv("growth_rate")))
                : "";
        return Optional.of(data.text(
                "audience." + key,
                channel(row, data),
                data.format().of(Kind.COUNT, row.csv("start")),
                data.format().of(Kind.COUNT, row.csv("end")),
                data.spokenPeriod(row.csv("period")),
                rate));
    }

    private static String channel(Row row, PageData data) {
        return data.format().of(Kind.TEXT, row.text("channel"));
    }

    private interface Pictured {
        Optional<Block.Picture> of(WrittenTable channel, PageData data);
    }

    private static List<Block.Picture> pictures(List<WrittenTable> channels, PageData data, Pictured pictured) {
        return channels.stream()
                .flatMap(channel -> pictured.of(channel, data).stream())
                .toList();
    }

    private static void add(String what, List<Block.Picture> pictures, PageData data, List<Block> blocks) {
        if (!pictures.isEmpty()) {
            blocks.add(new Block.Multiples(data.text("audience." + what), pictures));
        }
    }

    private static Optional<Block.Picture> size(WrittenTable channel, PageData data) {
        if (known(channel, "end").length == 0) {
            return Optional.empty();
        }
        TableBuilder table = begin(channel, data);
        counts(table, channel, "start", "end");
        shares(table, channel, "growth_rate");
        return Optional.of(
                picture("sizes", table, channel, Chart.lines("period").of("end"), data));
    }

    private static Optional<Block.Picture> moves(WrittenTable channel, PageData data) {
        boolean isGained = known(channel, "gained").length > 0;
        boolean isLost = known(channel, "lost").length > 0;
        if (!isGained && !isLost) {
            return Optional.empty();
        }
        TableBuilder table = begin(channel, data);
        counts(table, channel, "gained", "lost");
        shares(table, channel, "loss_rate");
        if (channel.rows().stream().anyMatch(row -> row.has("unexplained") && row.number("unexplained") != 0)) {
            table.count("unexplained");
        }
        Chart chart = Chart.bars("period").stacked();
        if (isGained) {
            chart.of("gained");
        }
        if (isLost) {
            chart.below("lost");
        }
        return Optional.of(picture("moves", table, channel, chart, data));
    }

    private static Optional<Block.Picture> reactions(WrittenTable channel, PageData data) {
        String[] rates = known(
                channel,
                "engagement_by_reach",
                "engagement_by_impressions",
                "engagement_by_followers",
                "engagement_by_post");
        if (rates.length == 0) {
            return Optional.empty();
        }
        TableBuilder table = begin(channel, data);
        counts(table, channel, "posts", "reach", "impressions", "interactions");
        table.share(rates);
        return Optional.of(picture(
                "reactions", table, channel, Chart.lines("period").of(rates[0]).shares(), data));
    }

    private static Optional<Block.Picture> emails(WrittenTable channel, PageData data) {
        String[] drawn = known(channel, "open_rate", "click_rate");
        String[] rates = known(
                channel,
                "delivery_rate",
                "bounce_rate",
                "open_rate",
                "total_open_rate",
                "click_rate",
                "total_click_rate",
                "click_to_open_rate",
                "unsubscribe_rate",
                "complaint_rate");
        if (rates.length == 0) {
            return Optional.empty();
        }
        TableBuilder table = begin(channel, data);
        counts(table, channel, "sent", "delivered");
        table.share(rates);
        String[] lines = drawn.length == 0 ? new String[] {rates[0]} : drawn;
        return Optional.of(picture(
                "emails", table, channel, Chart.lines("period").of(lines).shares(), data));
    }

    private static Optional<Block.Picture> visits(WrittenTable channel, PageData data) {
        String[] rates = known(channel, "conversion_rate", "visit_bounce_rate");
        if (rates.length == 0) {
            return Optional.empty();
        }
        TableBuilder table = begin(channel, data);
        counts(table, channel, "visits");
        table.share(rates);
        return Optional.of(picture(
                "visits", table, channel, Chart.lines("period").of(rates[0]).shares(), data));
    }

    private static TableBuilder begin(WrittenTable channel, PageData data) {
        return data.table(channel.last(MovementSection.MOST_PERIODS))
                .period("period")
                .status();
    }

    /** The columns that the channel has figures in, of the periods that are shown. */
    private static String[] known(WrittenTable channel, String... columns) {
        WrittenTable shown = channel.last(MovementSection.MOST_PERIODS);
        return Stream.of(columns).filter(column -> knows(shown, column)).toArray(String[]::new);
    }

    private static void counts(TableBuilder table, WrittenTable channel, String... columns) {
        table.count(known(channel, columns));
    }

    private static void shares(TableBuilder table, WrittenTable channel, String... columns) {
        table.share(known(channel, columns));
    }

    private static Block.Picture picture(
            String what, TableBuilder builder, WrittenTable channel, Chart chart, PageData data) {
        String name = channel(channel.rows().get(0), data);
        String last = data.lastOf(channel.last(MovementSection.MOST_PERIODS), channel);
        Table table = builder.build(data.text("audience.caption." + what, name, data.unit()) + last);
        return new Block.Picture(name, data.text("audience.description." + what, name), chart.over(table), table);
    }

    /** What the rates divide by, of those that the file has. */
    private static String definition(WrittenTable file, PageData data) {
        List<String> parts = new ArrayList<>();
        parts.add(data.text("audience.definition", data.unit()));
        addDefinition("growth", data, parts, file, "growth_rate", "loss_rate");
        addDefinition("engagement", data, parts, file, "interactions");
        addDefinition("email", data, parts, file, "sent", "delivered");
        addDefinition("visit", data, parts, file, "visits");
        return String.join(" ", parts);
    }

    private static void addDefinition(
            String of, PageData data, List<String> parts, WrittenTable file, String... columns) {
        if (Stream.of(columns).anyMatch(column -> knows(file, column))) {
            parts.add(data.text("audience.definition." + of));
        }
    }
}

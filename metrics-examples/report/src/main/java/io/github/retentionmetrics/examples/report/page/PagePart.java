package io.github.retentionmetrics.examples.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportFiles;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@code index.html}, the page that shows what the other files have; it comes after them. */
public final class PagePart implements ReportPart {
    private static final List<PageSection> SECTIONS = List.of(
            new CohortSection(),
            new MovementSection(),
            new RevenueSection(),
            new RecurringSection(),
            new SubscriberSection(),
            new SecondPurchaseSection(),
            new StaySection(),
            new UserSection(),
            new StepSection(),
            new AudienceSection(),
            new CustomersSection(),
            new WorthSection(),
            new SurveySection(),
            new ServiceSection(),
            new ProgrammeSection(),
            new ForecastSection(),
            new BySection(),
            new DataSection());

    /** The files of which a report with amounts has at least one. */
    private static final List<String> WITH_AMOUNTS = List.of("revenue.csv", "mrr.csv");

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PageData data = new PageData(input, output);
        List<Section> sections = new ArrayList<>();
        for (PageSection section : SECTIONS) {
            section.of(data).ifPresent(sections::add);
        }
        FirstScreen first = FirstScreen.of(data);
        Page page = new Page(data.words(), title(data), facts(data), first.answers(), first.headlines(), sections);
        write(page, output.folder().file(ReportFiles.PAGE));
    }

    private static String title(PageData data) {
        return data.text(data.isSample() ? "page.titleOfSample" : "page.title");
    }

    private static List<String> facts(PageData data) {
        String until = data.text("page.observedUntil", data.format().date(data.observedUntil()));
        boolean hasAmounts = WITH_AMOUNTS.stream().anyMatch(data.fileNames()::contains);
        return hasAmounts ? List.of(until, data.text("page.currency", data.currency())) : List.of(until);
    }

    private static void write(Page page, Path file) throws IOException {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render("page.jte", Map.of("page", page, "assets", new PageAssets()), html);
        try (OutputStream out = Files.newOutputStream(file)) {
            html.writeTo(out);
        } catch (IOException e) {
            throw IoReason.at(file, e);
        }
    }
}

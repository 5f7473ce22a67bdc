package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.ReportFiles;
import io.github.retentionmetrics.examples.report.text.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which inputs stand behind the figures, what was left out of them, and which files the report consists of. */
final class DataSection implements PageSection {
    /** How far a line of the terminal summary is indented that belongs to the line before. */
    private static final int OF_LINE = 4;

    private static final int OF_NOTE = 6;

    @Override
    public Optional<Section> of(PageData data) {
        List<Block.Entry> read = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Summary.Line line : data.summary("input")) {
            add(line, read, blocks);
        }
        long remarks = read.stream().mapToLong(entry -> entry.remarks().size()).sum()
                + blocks.stream().filter(Block.Sentence.class::isInstance).count();
        blocks.add(new Block.Entries(data.text("data.read"), false, read));
        blocks.add(new Block.Entries(data.text("data.files"), true, files(data)));
        return Optional.of(new Section(
                "data",
                data.text("data.topic"),
                data.text("data.finding", data.inputs(), data.format().date(data.observedUntil()), remarks),
                blocks,
                data.text("data.definition")));
    }

    /** A fact is an entry, and a sentence that is indented belongs to the one before. */
    private static void add(Summary.Line line, List<Block.Entry> read, List<Block> blocks) {
        String text = line.text().strip();
        int indent = line.text().indexOf(text);
        if (line.isFact()) {
            read.add(new Block.Entry(line.label(), text, List.of()));
        } else if (indent < OF_LINE || read.isEmpty()) {
            blocks.add(new Block.Sentence(text));
        } else {
            Block.Entry last = read.remove(read.size() - 1);
            read.add(last.plus(text, indent >= OF_NOTE));
        }
    }

    private static List<Block.Entry> files(PageData data) {
        List<String> names = new ArrayList<>(data.fileNames());
        names.remove(ReportFiles.PAGE);
        names.add(ReportFiles.SUMMARY);
        return names.stream()
                .sorted()
                .map(name -> new Block.Entry(name, contents(name, data), List.of()))
                .toList();
    }

    private static String contents(String name, PageData data) {
        return data.words().textOr("file." + name.substring(0, name.indexOf('.')), "");
    }
}

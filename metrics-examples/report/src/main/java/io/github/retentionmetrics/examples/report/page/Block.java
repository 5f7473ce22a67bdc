package io.github.retentionmetrics.examples.report.page;

import java.util.ArrayList;
import java.util.List;

/** What a section of the page consists of. */
public sealed interface Block {

    /**
     * A picture with the table that it is drawn from.
     *
     * @param title what the picture shows
     * @param description what it says, for readers who cannot see it
     * @param chart how it is drawn, as JSON
     * @param table the figures
     */
    record Picture(String title, String description, String chart, Table table) implements Block {}

    /**
     * A table without a picture.
     *
     * @param table the figures
     */
    record Figures(Table table) implements Block {}

    /**
     * A table whose cells are coloured by their figures, in several views of which a reader sees one at a time.
     *
     * @param id the name of the choice between the views
     * @param title what it shows
     * @param choice what the reader chooses
     * @param views the views
     * @param legend the meaning of the styles of cells
     */
    record HeatMap(String id, String title, String choice, List<View> views, List<Mark> legend) implements Block {}

    /**
     * One view of a heat map.
     *
     * @param label its name
     * @param table the figures, whose cells have styles
     */
    record View(String label, Table table) {}

    /**
     * The meaning of a style.
     *
     * @param style the style of a cell
     * @param meaning what it says
     */
    record Mark(String style, String meaning) {}

    /**
     * Several small pictures of the same kind side by side.
     *
     * @param title what they show together
     * @param text what there is to say about all of them; empty for nothing
     * @param pictures the pictures
     * @param isFolded whether only the title is shown until a reader opens it
     */
    record Multiples(String title, String text, List<Picture> pictures, boolean isFolded) implements Block {
        /** Leaves out pictures of tables without rows. */
        public Multiples {
            pictures = pictures.stream()
                    .filter(picture -> !picture.table().lines().isEmpty())
                    .toList();
        }

        Multiples(String title, String text, List<Picture> pictures) {
            this(title, text, pictures, false);
        }

        Multiples(String title, List<Picture> pictures) {
            this(title, "", pictures);
        }
    }

    /**
     * A sentence.
     *
     * @param text the sentence
     */
    record Sentence(String text) implements Block {}

    /**
     * A list of names, each with what there is to say about it.
     *
     * @param title what the list is about
     * @param areFiles whether the names are those of files
     * @param entries the names
     */
    record Entries(String title, boolean areFiles, List<Entry> entries) implements Block {}

    /**
     * A name with what there is to say about it.
     *
     * @param name the name
     * @param text what it is
     * @param remarks what else there is to say
     */
    record Entry(String name, String text, List<Remark> remarks) {

        /** The same with one more remark, or with a detail of the last one. */
        Entry plus(String remark, boolean isDetail) {
            List<Remark> more = new ArrayList<>(remarks);
            if (isDetail && !more.isEmpty()) {
                Remark last = more.remove(more.size() - 1);
                List<String> details = new ArrayList<>(last.details());
                details.add(remark);
                more.add(new Remark(last.text(), List.copyOf(details)));
            } else {
                more.add(new Remark(remark, List.of()));
            }
            return new Entry(name, text, List.copyOf(more));
        }
    }

    /**
     * A remark.
     *
     * @param text the remark
     * @param details what it consists of
     */
    record Remark(String text, List<String> details) {}
}

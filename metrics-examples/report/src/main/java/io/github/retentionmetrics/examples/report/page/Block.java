package io.github.retentionmetrics.examples.report.page;

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
     * @param pictures the pictures
     */
    record Multiples(String title, List<Picture> pictures) implements Block {}

    /**
     * A sentence.
     *
     * @param text the sentence
     */
    record Sentence(String text) implements Block {}
}

package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.util.List;

/**
 * Everything on the page.
 *
 * @param words the texts of its language
 * @param title what the page is about
 * @param facts the data it is about: one short sentence each
 * @param answers the questions of the first screen with their answers
 * @param headlines the figures of the first screen
 * @param sections the sections
 */
public record Page(
        SummaryWords words,
        String title,
        List<String> facts,
        List<Answer> answers,
        List<Headline> headlines,
        List<Section> sections) {

    /**
     * A question of the first screen.
     *
     * @param question the question
     * @param sentences the answer
     */
    public record Answer(String question, List<String> sentences) {}

    /** The language as HTML names it. */
    public String language() {
        return words.language().getLanguage();
    }
}

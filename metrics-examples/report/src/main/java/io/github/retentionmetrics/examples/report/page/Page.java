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
 * @param sections the sections
 */
public record Page(SummaryWords words, String title, List<String> facts, List<Answer> answers, List<Section> sections) {

    /**
     * A question of the first screen.
     *
     * @param question the question
     * @param answer the answer in one sentence
     * @param headlines the figures
     */
    public record Answer(String question, String answer, List<Headline> headlines) {}

    /** The language as HTML names it. */
    public String language() {
        return words.language().getLanguage();
    }
}

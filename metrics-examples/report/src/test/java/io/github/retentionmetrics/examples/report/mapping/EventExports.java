package io.github.retentionmetrics.examples.report.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Made-up exports of events in the columns and forms that the documentation of each system describes. */
final class EventExports {
    /** The same three events everywhere: two users, of whom one has signed up. */
    static final List<String> ROWS = List.of(
            "u1,2026-03-28T23:30:00.250Z,visit,s1",
            "u1,2026-03-29T10:00:00Z,purchase,s2",
            "anonymous-7,2026-03-29T10:00:01Z,visit,s3");

    private static final Map<String, String> FILES =
            Map.of("amplitude-events", """
            amplitude_id,user_id,device_id,session_id,event_time,event_type,event_properties
            11,u1,d1,s1,2026-03-28 23:30:00.250000,visit,"{""page"": ""/""}"
            11,u1,d1,s2,2026-03-29T10:00:00.000Z,purchase,{}
            12,,anonymous-7,s3,2026-03-29 10:00:01,visit,{}
            """, "ga4-events", """
            event_date,event_timestamp,event_name,user_id,user_pseudo_id,platform,ga_session_id
            20260328,1774740600250000,visit,u1,1234.5678,WEB,s1
            20260329,1774778400000000,purchase,u1,1234.5678,WEB,s2
            20260329,1774778401000000,visit,,anonymous-7,WEB,s3
            """, "posthog-events", """
            person_id,distinct_id,timestamp,event,$session_id
            u1,d1,2026-03-28T23:30:00.250Z,visit,s1
            u1,d2,2026-03-29T10:00:00+00:00,purchase,s2
            ,anonymous-7,2026-03-29T10:00:01Z,visit,s3
            """, "segment-tracks", """
            id,anonymous_id,user_id,event,event_text,original_timestamp,received_at,timestamp
            m1,a1,u1,visit,Visit,2026-03-28 23:30:00.1 UTC,2026-03-28 23:30:02 UTC,2026-03-28 23:30:00.250 UTC
            m2,a1,u1,purchase,Purchase,,2026-03-29 10:00:02+00,2026-03-29 10:00:00+00
            m3,anonymous-7,,visit,Visit,,2026-03-29T10:00:05Z,2026-03-29T10:00:01.000000Z
            """);

    private EventExports() {}

    static Path write(String preset, Path folder) throws IOException {
        return Files.writeString(folder.resolve(preset + ".csv"), FILES.get(preset));
    }
}

package io.github.retentionmetrics.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question about events, and the queries that answer it in DuckDB.
 *
 * <p>Each is asked of two tables: one sorted by user and time, one by time. Both know the day and the week of each
 * event as a small number, which queries may use instead of its instant.
 */
public enum EventQuestion {
    /** Users by the week of their first event and the weeks since: the size of each cohort, and who came back. */
    RETENTION {
        @Override
        Map<String, String> shapes() {
            String offsets = IntStream.range(0, EventWorkload.WEEKS)
                    .mapToObj(offset -> "sum((later >> " + offset + ") & 1)::bigint")
                    .collect(Collectors.joining(", "));
            Map<String, String> shapes = new LinkedHashMap<>();
            shapes.put("window", """
                    with active as (select distinct person, week from %s),
                    first as (select week, min(week) over (partition by person) as start from active)
                    select start::integer, week::integer - start, count(*) from first group by all order by all""");
            shapes.put("join", """
                    with active as materialized (select distinct person, week from %s),
                    first as (select person, min(week) as start from active group by person)
                    select start::integer, week::integer - start, count(*) from active join first using (person)
                    group by all order by all""");
            shapes.put("one_key", """
                    with active as (select distinct person * 64 + week as code from %s),
                    parts as (select code >> 6 as person, code & 63 as week from active),
                    first as (select week, min(week) over (partition by person) as start from parts)
                    select start, week - start, count(*) from first group by all order by all""");
            shapes.put("bits", """
                    with weeks as (
                        select min(week) as start, bit_or(1::ubigint << week) as bits from %s group by person),
                    later as (select start::integer as start, bits >> start as later from weeks)
                    select start, %%s from later group by start order by start""".replace("%%s", offsets));
            shapes.put("histogram", """
                    with weeks as (
                        select min(week) as start, bit_or(1::ubigint << week) as bits from %s group by person),
                    same as (select start, bits, count(*) as people from weeks group by all),
                    each as (select start::integer as start, bits, people, unnest(range(60)) as week from same)
                    select start, week - start, sum(people)::bigint from each where (bits >> week) & 1 = 1
                    group by all order by all""");
            return shapes;
        }
    },

    /** How many users view, then put something into the cart, then buy, within seven days of the view. */
    FUNNEL {
        @Override
        Map<String, String> shapes() {
            Map<String, String> shapes = new LinkedHashMap<>();
            shapes.put("asof", """
                    with views as (select person, moment from %1$s where name = 0),
                    carts as (select c.person, c.moment, v.moment as start from (select person, moment from %1$s where name = 2) c
                        asof join views v on c.person = v.person and c.moment >= v.moment),
                    buys as (select p.person, p.moment, c.start from (select person, moment from %1$s where name = 4) p
                        asof join carts c on p.person = c.person and p.moment >= c.moment)
                    select (select count(distinct person) from views),
                        (select count(distinct person) from carts where moment - start <= interval 7 days),
                        (select count(distinct person) from buys where moment - start <= interval 7 days)""");
            shapes.put("windows", """
                    with seen as (
                        select person, moment, name, max(case when name = 0 then moment end) over so_far as start from %1$s
                        where name in (0, 2, 4)
                        window so_far as (partition by person order by moment rows unbounded preceding)),
                    later as (
                        select person, moment, name, start, max(case when name = 2 then start end) over so_far as cart
                        from seen where name <> 0
                        window so_far as (partition by person order by moment rows unbounded preceding))
                    select (select count(distinct person) from %1$s where name = 0),
                        count(distinct case when name = 2 and moment - start <= interval 7 days then person end),
                        count(distinct case when name = 4 and moment - cart <= interval 7 days then person end)
                    from later""");
            shapes.put("last_value", """
                    with seen as (
                        select person, moment, name,
                            last_value(case when name = 0 then moment end ignore nulls) over so_far as start from %1$s
                        where name in (0, 2, 4)
                        window so_far as (partition by person order by moment rows unbounded preceding)),
                    later as (
                        select person, moment, name, start,
                            last_value(case when name = 2 then start end ignore nulls) over so_far as cart
                        from seen where name <> 0
                        window so_far as (partition by person order by moment rows unbounded preceding))
                    select (select count(distinct person) from %1$s where name = 0),
                        count(distinct case when name = 2 and moment - start <= interval 7 days then person end),
                        count(distinct case when name = 4 and moment - cart <= interval 7 days then person end)
                    from later""");
            shapes.put("join", """
                    with carts as (select c.person, c.moment, max(v.moment) as start from %1$s c join %1$s v
                        on c.person = v.person and v.moment <= c.moment and c.moment - v.moment <= interval 7 days
                        where c.name = 2 and v.name = 0 group by all),
                    buys as (select p.person from %1$s p join carts c
                        on p.person = c.person and c.moment <= p.moment and p.moment - c.start <= interval 7 days
                        where p.name = 4)
                    select (select count(distinct person) from %1$s where name = 0),
                        (select count(distinct person) from carts), (select count(distinct person) from buys)""");
            return shapes;
        }
    },

    /** Users active on each day, in the 7 and in the 30 days that end with it. */
    ACTIVE {
        private static final String COUNT = """
                ends as (select day, gap, count(*) as people from gaps group by all)
                select d.day::integer, sum(case when ends.day = d.day then people else 0 end)::bigint,
                    sum(case when d.day - ends.day < least(gap, 7) then people else 0 end)::bigint,
                    sum(case when d.day - ends.day < gap then people else 0 end)::bigint
                from (select unnest(range(420)) as day) d join ends on ends.day between d.day - 29 and d.day
                group by d.day order by d.day""";

        @Override
        Map<String, String> shapes() {
            Map<String, String> shapes = new LinkedHashMap<>();
            shapes.put("distinct", """
                    with active as (select distinct person, day from %s),
                    gaps as (select day, least(coalesce(lead(day) over (partition by person order by day) - day, 30), 30)
                        as gap from active),
                    """ + COUNT);
            shapes.put("one_key", """
                    with active as (select distinct person::bigint * 512 + day as code from %s),
                    parts as (select code >> 9 as person, (code & 511)::smallint as day from active),
                    gaps as (select day, least(coalesce(lead(day) over (partition by person order by day) - day, 30), 30)
                        as gap from parts),
                    """ + COUNT);
            shapes.put("events", """
                    with next as (select day, lead(day) over (partition by person order by moment) as later from %s),
                    gaps as (select day, least(coalesce(later - day, 30), 30) as gap from next
                        where later is null or later > day),
                    """ + COUNT);
            shapes.put("lists", """
                    with days as (select list_sort(list(distinct day)) as active from %s group by person),
                    gaps as (select unnest(active) as day, unnest(list_transform(active,
                        lambda d, i: least(coalesce(active[i + 1] - d, 30), 30))) as gap from days),
                    """ + COUNT);
            return shapes;
        }
    };

    /** The tables, each with the same rows in an order of its own. */
    static final Map<String, String> TABLES = Map.of("by_person", "person, moment", "by_time", "moment");

    /** How to ask, by name; the table stands as a format's argument. */
    abstract Map<String, String> shapes();

    /** The queries of all tables by name. */
    Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        shapes().forEach((name, sql) -> TABLES.keySet().stream()
                .sorted()
                .forEach(table -> queries.put(
                        name + "@" + table, sql.replace("%1$s", table).replace("%s", table))));
        return queries;
    }
}

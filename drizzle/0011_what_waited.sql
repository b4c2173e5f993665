-- What waited already when the columns came: from the history, which says it.
UPDATE "matters" SET "unclear" = true
WHERE "status" = 'replied' AND EXISTS (
	SELECT 1 FROM "matter_events" "line"
	WHERE "line"."matter" = "matters"."number" AND "line"."event" ->> 'type' = 'found-unclear' AND ("line"."event" ->> 'round')::int = "matters"."round"
);--> statement-breakpoint
UPDATE "matters" SET "erasure_until" = "last"."until"
FROM (
	SELECT DISTINCT ON ("matter") "matter", "event" ->> 'type' AS "type", to_char(("at" AT TIME ZONE 'Asia/Shanghai')::date + 21, 'YYYY-MM-DD') AS "until"
	FROM "matter_events"
	WHERE "event" ->> 'type' IN ('erasure-asked', 'erased', 'erasure-refused')
	ORDER BY "matter", "id" DESC
) "last"
WHERE "last"."matter" = "matters"."number" AND "last"."type" = 'erasure-asked';

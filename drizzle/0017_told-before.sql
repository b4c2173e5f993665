-- When something was last said to a resident, as far as the history of his matter tells.
UPDATE "matters" SET "told_at" = (
	SELECT max("at") FROM "matter_events"
	WHERE "matter_events"."matter" = "matters"."number" AND "event" ->> 'type' IN ('accepted', 'assigned', 'acknowledged', 'referred', 'referral-returned', 'referral-recalled', 'progressed', 'asked', 'extended', 'dated', 'unmerged', 'part-declined', 'corrected', 'recorded', 'reopened', 'told'))
WHERE "status" IN ('raised', 'accepted', 'referred');

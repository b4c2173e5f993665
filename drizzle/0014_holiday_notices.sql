CREATE TABLE "holiday_notices" (
	"year" integer PRIMARY KEY NOT NULL,
	"source" text,
	"holidays" jsonb NOT NULL,
	"workdays" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "matters_provisional" ON "matters" USING btree ("number") WHERE "matters"."promise" -> 'provisional' = 'true';
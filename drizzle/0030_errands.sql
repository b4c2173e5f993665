CREATE TABLE "errand_calls" (
	"day" text PRIMARY KEY NOT NULL,
	"calls" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "errands" (
	"id" text PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"matter" text NOT NULL,
	"body" "bytea",
	"conversation" text NOT NULL,
	"user_id" text NOT NULL,
	"flow" text NOT NULL,
	"args" jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"claim" uuid,
	"failure" text,
	"created_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX "errands_waiting" ON "errands" USING btree ("created_at") WHERE "errands"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "errands_matter" ON "errands" USING btree ("matter");
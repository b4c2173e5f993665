CREATE TABLE "matter_words" (
	"number" text PRIMARY KEY NOT NULL,
	"pairs" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "query_codes" (
	"matter" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"made_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "matter_texts" ADD COLUMN "messages" jsonb;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "merged" jsonb;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "joined" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "declined_part" jsonb;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "handed_from" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "handed_to" text;--> statement-breakpoint
CREATE INDEX "matter_words_pairs" ON "matter_words" USING gin ("pairs");--> statement-breakpoint
CREATE INDEX "matters_merged" ON "matters" USING btree (("merged" ->> 'into')) WHERE "matters"."merged" is not null;--> statement-breakpoint
CREATE INDEX "matters_owed" ON "matters" USING btree ("studio","raised_at","number","promise") WHERE "matters"."status" in ('raised', 'accepted', 'referred') and "matters"."confined" is null;--> statement-breakpoint
CREATE INDEX "matters_promised" ON "matters" USING btree ("studio",("promise" ->> 'on'),"number") WHERE "matters"."status" in ('raised', 'accepted', 'referred');--> statement-breakpoint
CREATE INDEX "matters_newest" ON "matters" USING btree ("raised_at","number");--> statement-breakpoint
CREATE INDEX "matters_newest_of_studio" ON "matters" USING btree ("studio","raised_at","number");
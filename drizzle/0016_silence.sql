ALTER TABLE "matters" ADD COLUMN "told_at" timestamptz;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "silence_step" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "silence_on" text;--> statement-breakpoint
CREATE INDEX "matters_silent" ON "matters" USING btree (coalesce("told_at", "raised_at"),"number") WHERE "matters"."status" in ('raised', 'accepted', 'referred');--> statement-breakpoint
CREATE INDEX "matters_silence_told" ON "matters" USING btree ("studio","silence_on") WHERE "matters"."silence_on" is not null;
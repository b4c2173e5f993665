ALTER TABLE "matters" ADD COLUMN "unclear" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "erasure_until" text;--> statement-breakpoint
CREATE INDEX "matters_waiting" ON "matters" USING btree ("studio","raised_at","number") WHERE ("matters"."unclear" or "matters"."erasure_until" is not null) and "matters"."status" not in ('raised', 'accepted', 'referred');